using LifecycleKit.Tests.Conventions;

namespace LifecycleKit.Tests.Docs;

public class ReadmeTests
{
    [Fact]
    public void Examples_EveryCodeBlock_IsARegionThatRuns()
    {
        var blocks = Blocks(Read("README.md")).Order(StringComparer.Ordinal).ToList();
        var regions = Regions(Read("tests", "LifecycleKit.Tests", "Docs", "ReadmeExampleTests.cs")).Order(StringComparer.Ordinal).ToList();

        Assert.NotEmpty(blocks);
        Assert.Equal(regions, blocks);
    }

    private static string Read(params string[] path) =>
        File.ReadAllText(Path.Combine([Repository.Root, .. path])).ReplaceLineEndings("\n");

    private static IEnumerable<string> Blocks(string markdown)
    {
        foreach (var part in markdown.Split("```csharp\n").Skip(1)) yield return part[..part.IndexOf("```", StringComparison.Ordinal)].Trim();
    }

    private static IEnumerable<string> Regions(string source)
    {
        foreach (var part in source.Split("#region ").Skip(1))
        {
            var lines = part[..part.IndexOf("#endregion", StringComparison.Ordinal)].Split('\n').Skip(1).ToList();
            var indent = lines.Where(line => line.Trim().Length > 0).Min(line => line.Length - line.TrimStart().Length);
            yield return string.Join('\n', lines.Select(line => line.Length < indent ? line.Trim() : line[indent..])).Trim();
        }
    }
}
