using LifecycleKit.Tests.Conventions;

namespace LifecycleKit.Tests.Stages;

/// <summary>
/// A text with its expected diagnostics, from the files in Malformed. A case has a name after #, a text, and after an arrow the diagnostics
/// as id@path, or a dash for none. The text is a whole document (json), its stages (stages), or one stage a, rule r or condition of an
/// event rule r (when) or a time-based rule r (time) in a document that is otherwise valid; ~ is the path of that part.
/// </summary>
internal sealed record MalformedCase(string Name, string Json, IReadOnlyList<string> Diagnostics)
{
    private const string Stages = """{"a":{},"b":{},"c":{"parent":"g"},"d":{"parent":"g"},"g":{},"end":{"terminal":true}}""";
    private const string Rule = """{"from":"a","to":"b","on":"Visit"}""";

    public static IReadOnlyList<MalformedCase> All { get; } =
    [
        .. Directory.GetFiles(Path.Combine(Repository.Root, "tests", "LifecycleKit.Tests", "Stages", "Malformed"), "*.txt")
            .Order(StringComparer.Ordinal).SelectMany(Read),
    ];

    private static IEnumerable<MalformedCase> Read(string file) =>
        from text in $"\n{File.ReadAllText(file).ReplaceLineEndings("\n")}".Split("\n# ").Skip(1)
        let lines = text.TrimEnd('\n').Split('\n')
        let words = string.Join('\n', lines[1..^1])
        let space = words.IndexOf(' ', StringComparison.Ordinal)
        select Read(
            $"{Path.GetFileNameWithoutExtension(file)}: {lines[0]}",
            space < 0 ? words : words[..space],
            space < 0 ? string.Empty : words[(space + 1)..],
            lines[^1]["=> ".Length..]);

    private static MalformedCase Read(string name, string kind, string text, string diagnostics)
    {
        var (json, place) = kind switch
        {
            "json" => (text, string.Empty),
            "stages" => (Document(text, Rule), "Stages"),
            "stage" => (Document(Stages.Replace("\"a\":{}", $"\"a\":{text}", StringComparison.Ordinal), Rule), "stages/a"),
            "rule" => (Document(Stages, text), "rules/r"),
            "when" => (Document(Stages, $$"""{"from":"a","to":"b","on":"Visit","when":{{text}}}"""), "rules/r/when"),
            "time" => (Document(Stages, $$"""{"from":"a","to":"b","on":"Time","when":{{text}}}"""), "rules/r/when"),
            _ => throw new InvalidDataException($"{name}: there is no '{kind}'."),
        };
        return new(name, json, diagnostics == "-" ? [] : diagnostics.Replace("~", place, StringComparison.Ordinal).Split("; "));
    }

    private static string Document(string stages, string rule) =>
        $$"""{"format":1,"name":"x","initial":"a","stages":{{stages}},"rules":{"r":{{rule}} } }""";
}
