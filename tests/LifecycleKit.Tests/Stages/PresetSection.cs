using LifecycleKit.Tests.Conventions;

namespace LifecycleKit.Tests.Stages;

/// <summary>The section of docs/lifecycles.md about one preset, under the heading with its name.</summary>
internal sealed class PresetSection
{
    private static readonly string Page = Path.Combine(Repository.Root, "docs", "lifecycles.md");

    private readonly string[] _lines;

    private PresetSection(string name, string[] lines) => (Name, _lines) = (name, lines);

    public string Name { get; }

    /// <summary>Id, rank and meaning of each stage.</summary>
    public IReadOnlyList<string[]> Stages => Rows("| Stage | Rank | Means |");

    /// <summary>Id, from, to, on, when and priority of each rule.</summary>
    public IReadOnlyList<string[]> Rules => Rows("| Rule | From | To | On | When | Priority |");

    public string Diagram =>
        string.Concat(_lines.SkipWhile(line => line != "```mermaid").Skip(1).TakeWhile(line => line != "```").Select(line => line + "\n"));

    /// <summary>The sections that have a table of rules, in the order of the page.</summary>
    public static IReadOnlyList<PresetSection> ReadAll() =>
        [.. File.ReadAllText(Page).ReplaceLineEndings("\n").Split("\n## ")
            .Select(text => text.Split('\n'))
            .Select(lines => new PresetSection(lines[0], lines))
            .Where(section => section.Rules.Count > 0)];

    public static PresetSection Read(string name) => ReadAll().Single(section => section.Name == name);

    /// <summary>Replaces the diagram of the section.</summary>
    public void Redraw(string diagram)
    {
        var text = File.ReadAllText(Page).ReplaceLineEndings("\n");
        var section = text.IndexOf($"\n## {Name}\n", StringComparison.Ordinal);
        var start = text.IndexOf("```mermaid\n", section, StringComparison.Ordinal) + "```mermaid\n".Length;
        var end = text.IndexOf("```\n", start, StringComparison.Ordinal);
        File.WriteAllText(Page, text[..start] + diagram + text[end..]);
    }

    private string[][] Rows(string header) =>
        [.. _lines.SkipWhile(line => line != header).Skip(2).TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim().Trim('`')).ToArray())];
}
