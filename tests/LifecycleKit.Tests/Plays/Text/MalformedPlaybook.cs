using LifecycleKit.Tests.Conventions;

namespace LifecycleKit.Tests.Plays;

/// <summary>
/// A text and what must be found in it, from the files in Malformed. A case is a name after #, a text, and after an arrow its findings as id@place, or a
/// dash for none. The text is all of a document (json), members of one (book), or a play p in one that is right otherwise (play); ~ stands for its place.
/// </summary>
internal sealed record MalformedPlaybook(string Name, string Json, IReadOnlyList<string> Findings)
{
    private const string Experiment = """{"Control":"a","Arms":[{"Key":"a","BasisPoints":5000},{"Key":"b","BasisPoints":5000}]}""";

    public static IReadOnlyList<MalformedPlaybook> All { get; } =
    [
        .. from file in Directory.GetFiles(Path.Combine(Repository.Root, "tests", "LifecycleKit.Tests", "Plays", "Text", "Malformed"), "*.txt").Order(StringComparer.Ordinal)
           from text in $"\n{File.ReadAllText(file).ReplaceLineEndings("\n")}".Split("\n# ").Skip(1)
           let lines = text.TrimEnd('\n').Split('\n')
           let words = string.Join('\n', lines[1..^1])
           let space = words.IndexOf(' ', StringComparison.Ordinal)
           select Read($"{Path.GetFileNameWithoutExtension(file)}: {lines[0]}", words[..space], words[(space + 1)..], lines[^1]["=> ".Length..]),
    ];

    private static MalformedPlaybook Read(string name, string kind, string text, string findings)
    {
        var json = kind switch
        {
            "json" => text,
            "book" => $$"""{"format":1,"Name":"x",{{text}},"Plays":{"p":{"Channel":"Email"} } }""",
            "play" => $$"""{"format":1,"Name":"x","Experiments":{"e":{{Experiment}}},"Plays":{"p":{{text}} } }""",
            _ => throw new InvalidDataException($"{name}: there is no '{kind}'."),
        };
        return new(name, json, findings == "-" ? [] : findings.Replace("~", "Plays/p", StringComparison.Ordinal).Split("; "));
    }
}
