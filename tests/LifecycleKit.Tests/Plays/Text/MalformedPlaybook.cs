using LifecycleKit.Tests.Conventions;

namespace LifecycleKit.Tests.Plays;

/// <summary>
/// A text and its expected diagnostics, from the files in Malformed. A case is a name after #, a text, and after an arrow its diagnostics
/// as id@place, or a dash for none. The text is all of a document (json), members of one (book), or a play p in a playbook without other
/// errors (play); ~ means the path of the play.
/// </summary>
internal sealed record MalformedPlaybook(string Name, string Json, IReadOnlyList<string> Diagnostics)
{
    private const string Experiment = """{"control":"a","arms":[{"key":"a","basisPoints":5000},{"key":"b","basisPoints":5000}]}""";

    public static IReadOnlyList<MalformedPlaybook> All { get; } =
    [
        .. from file in Directory.GetFiles(
            Path.Combine(Repository.Root, "tests", "LifecycleKit.Tests", "Plays", "Text", "Malformed"), "*.txt")
                .Order(StringComparer.Ordinal)
           from text in $"\n{File.ReadAllText(file).ReplaceLineEndings("\n")}".Split("\n# ").Skip(1)
           let lines = text.TrimEnd('\n').Split('\n')
           let words = string.Join('\n', lines[1..^1])
           let space = words.IndexOf(' ', StringComparison.Ordinal)
           select Read(
               $"{Path.GetFileNameWithoutExtension(file)}: {lines[0]}", words[..space], words[(space + 1)..], lines[^1]["=> ".Length..]),
    ];

    private static MalformedPlaybook Read(string name, string kind, string text, string diagnostics)
    {
        var json = kind switch
        {
            "json" => text,
            "book" => $$"""{"format":1,"name":"x",{{text}},"plays":{"p":{"channel":"Email"} } }""",
            "play" => $$"""{"format":1,"name":"x","experiments":{"e":{{Experiment}}},"plays":{"p":{{text}} } }""",
            _ => throw new InvalidDataException($"{name}: there is no '{kind}'."),
        };
        return new(name, json, diagnostics == "-" ? [] : diagnostics.Replace("~", "plays/p", StringComparison.Ordinal).Split("; "));
    }
}
