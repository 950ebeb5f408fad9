using LifecycleKit.Tests.Conventions;

namespace LifecycleKit.Tests.Docs;

/// <summary>A page of the documentation, by its code blocks and tables.</summary>
internal sealed class MarkdownPage
{
    private readonly string _text;

    private MarkdownPage(string text) => _text = text;

    public static MarkdownPage Read(params string[] path) => new(Text(path));

    /// <summary>A file of the repository, with line feeds.</summary>
    public static string Text(params string[] path) => File.ReadAllText(Path.Combine([Repository.Root, .. path])).ReplaceLineEndings("\n");

    /// <summary>The part of the page from a heading up to the next one of its level.</summary>
    public MarkdownPage Section(string heading)
    {
        var lines = _text.Split('\n').SkipWhile(line => line != heading).ToList();
        Assert.True(lines.Count > 0, $"There is no section '{heading}'.");
        var level = heading[..(heading.IndexOf(' ', StringComparison.Ordinal) + 1)];
        return new MarkdownPage(string.Join('\n', lines.Skip(1).TakeWhile(line => !line.StartsWith(level, StringComparison.Ordinal))));
    }

    /// <summary>The code blocks of a language, in the order of the page.</summary>
    public IReadOnlyList<string> Blocks(string language) =>
        [.. _text.Split($"```{language}\n").Skip(1).Select(part => part[..part.IndexOf("```", StringComparison.Ordinal)].Trim())];

    /// <summary>Puts other code blocks of a language in the places of those that a file has.</summary>
    public static void Rewrite(string language, IReadOnlyList<string> blocks, params string[] path)
    {
        var parts = Text(path).Split($"```{language}\n");
        for (var i = 1; i < parts.Length && i <= blocks.Count; i++)
            parts[i] = $"{blocks[i - 1]}\n{parts[i][parts[i].IndexOf("```", StringComparison.Ordinal)..]}";
        File.WriteAllText(Path.Combine([Repository.Root, .. path]), string.Join($"```{language}\n", parts));
    }

    /// <summary>The cells of the table under a heading row, code marks left out.</summary>
    public IReadOnlyList<string[]> Table(string header)
    {
        var lines = _text.Split('\n').SkipWhile(line => line != header).Skip(2).TakeWhile(line => line.StartsWith('|')).ToList();
        Assert.True(lines.Count > 0, $"There is no table '{header}'.");
        return [
            .. lines.Select(
                line => line.Trim('|').Split('|').Select(cell => cell.Trim().Replace("`", "", StringComparison.Ordinal)).ToArray())
        ];
    }

    /// <summary>The regions of a source file, without the indentation that they share.</summary>
    public static IReadOnlyList<string> Regions(string source)
    {
        var regions = new List<string>();
        foreach (var part in source.Split("#region ").Skip(1))
        {
            var lines = part[..part.IndexOf("#endregion", StringComparison.Ordinal)].Split('\n').Skip(1).ToList();
            var indent = lines.Where(line => line.Trim().Length > 0).Min(line => line.Length - line.TrimStart().Length);
            regions.Add(string.Join('\n', lines.Select(line => line.Length < indent ? line.Trim() : line[indent..])).Trim());
        }

        return regions;
    }
}
