using System.Text.Json.Serialization;
using LifecycleKit.Conditions;

namespace LifecycleKit.Plays;

/// <summary>Reads and writes playbooks as JSON of format 1, with the members of <see cref="PlaybookOptions"/>.</summary>
internal static class PlaybookJson
{
    private const int Format = 1;

    public static JsonShape Shape { get; } = JsonShape.File(PlaybookJsonContext.Default.PlaybookOptions);

    /// <summary>Reads the options; null when the text breaks the format.</summary>
    public static PlaybookOptions? Read(string json, List<Diagnostic> diagnostics) =>
        StrictJson.Read(json, PlaybookJsonContext.Default.PlaybookOptions, Shape, Format, diagnostics);

    /// <summary>Writes indented JSON with line feeds and unescaped letters; not for use inside HTML.</summary>
    public static string Write(PlaybookOptions options) =>
        StrictJson.Write(options, PlaybookJsonContext.Default.PlaybookOptions, Format, indented: true);

    /// <summary>Returns the content hash, without the name and the goals, which are for display, and with the types of fields.</summary>
    public static string Hash(Playbook book)
    {
        var options = PlaybookWriter.Write(book);
        options.Name = null;
        foreach (var play in options.Plays.Values) play.Goal = null;
        return ContentDigest.Of(
            options, PlaybookJsonContext.Default.PlaybookOptions, ConditionWriter.Types(book.Plays.Select(play => play.When)));
    }
}

/// <summary>
/// The generated reader and writer of playbooks as JSON. <see cref="StrictJson"/> checks the text before.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    Converters = [typeof(InstantConverter)])]
[JsonSerializable(typeof(PlaybookOptions))]
internal sealed partial class PlaybookJsonContext : JsonSerializerContext;
