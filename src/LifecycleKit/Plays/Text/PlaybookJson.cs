using LifecycleKit.Conditions;

namespace LifecycleKit.Plays;

/// <summary>Playbooks in JSON of format 1: the members of <see cref="PlaybookOptions"/>, and nothing else.</summary>
internal static class PlaybookJson
{
    private const int Format = 1;

    public static JsonShape Shape { get; } = JsonShape.Document(PlaybookJsonContext.Default.PlaybookOptions);

    /// <summary>Reads the options; null when the text breaks the format so that they cannot be known.</summary>
    public static PlaybookOptions? Read(string json, List<Diagnostic> diagnostics) =>
        StrictJson.Read(json, PlaybookJsonContext.Default.PlaybookOptions, Shape, Format, diagnostics);

    /// <summary>Indented, with line feeds, and letters as they are; not for use inside HTML.</summary>
    public static string Write(PlaybookOptions options) => StrictJson.Write(options, PlaybookJsonContext.Default.PlaybookOptions, Format, indented: true);

    /// <summary>The content hash: the name and the goals are for display, and fields of one name may differ in type.</summary>
    public static string Hash(Playbook book)
    {
        var options = PlaybookWriter.Write(book);
        options.Name = null;
        foreach (var play in options.Plays.Values) play.Goal = null;
        return ContentDigest.Of(options, PlaybookJsonContext.Default.PlaybookOptions, ConditionWriter.Types(book.Plays.Select(play => play.When)));
    }
}
