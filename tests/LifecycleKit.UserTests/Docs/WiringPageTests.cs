using System.Text.RegularExpressions;
using LifecycleKit.Tests.Conventions;
using LifecycleKit.Tests.Docs;
using LifecycleKit.Tests.Stages;

namespace LifecycleKit.UserTests.Docs;

/// <summary>The blocks of docs/wiring.md are the code of the sample shop, and every quoted region of the sample is on the page.</summary>
public partial class WiringPageTests
{
    private static readonly string[] Page = ["docs", "wiring.md"];

    [Fact]
    public void Blocks_OfThePage_AreRegionsOfTheSample()
    {
        string[] regions = [.. Read().Select(quote => quote.Of(MarkdownPage.Text("docs", quote.Path)))];
        if (GoldenFile.IsUpdating) MarkdownPage.Rewrite("csharp", regions, Page);
        Assert.Equal(regions, Read().Select(quote => quote.Text));
    }

    [Fact]
    public void Regions_OfTheSample_AreAllOnThePage()
    {
        var sample = Path.Combine(Repository.Root, "docs", "samples", "Shop");
        var regions = Directory.EnumerateFiles(sample, "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Split(Path.DirectorySeparatorChar).Intersect(["bin", "obj"]).Any())
            .SelectMany(path => Region().Matches(File.ReadAllText(path)).Select(region => region.Groups[1].Value));
        Assert.Equal(regions.Order(StringComparer.Ordinal), Read().Select(quote => quote.Region).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Of_AChangedFile_IsNotWhatThePageShows()
    {
        var quote = Assert.Single(QuotedRegion.Read("From [`A.cs`](a/A.cs), region `one`:\n\n```csharp\nvar x = 1;\n```"));
        Assert.Equal(("a/A.cs", "one", "var x = 1;"), (quote.Path, quote.Region, quote.Text));
        Assert.Equal("var x = 1;", quote.Of("class A\n{\n    #region one\n    var x = 1;\n    #endregion\n}\n"));
        Assert.NotEqual(quote.Text, quote.Of("    #region one\n    var x = 2;\n    #endregion\n"));
        Assert.Throws<InvalidDataException>(() => quote.Of("#region two\n#endregion\n"));
        Assert.Throws<InvalidDataException>(() => quote.Of("#region one\n#endregion\n#region one\n#endregion\n"));
    }

    [Fact]
    public void Read_OfABlockWithoutItsFile_IsAnError() =>
        Assert.Throws<InvalidDataException>(() => QuotedRegion.Read("Some text.\n\n```csharp\nvar x = 1;\n```"));

    private static IReadOnlyList<QuotedRegion> Read() => QuotedRegion.Read(MarkdownPage.Text(Page));

    [GeneratedRegex(@"^\s*#region (\S+)", RegexOptions.Multiline)]
    private static partial Regex Region();
}
