using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace LifecycleKit;

/// <summary>
/// Reads and writes every JSON document of the library: an object in camelCase with a format, the members of its type, and nothing else.
/// </summary>
/// <remarks>
/// All departures are found at once, each with its path. The time is linear in the length of the text, whatever it holds.
/// </remarks>
internal static class StrictJson
{
    public const string FormatMember = "format";

    /// <summary>How deep objects and lists may nest.</summary>
    public const int MaxDepth = 64;

    /// <summary>How many characters a text may have.</summary>
    public const int MaxLength = 16 * 1024 * 1024;

    /// <summary>Reads a document; null when it breaks the format so that its content cannot be known.</summary>
    /// <param name="json">The text.</param>
    /// <param name="type">The generated description of the type.</param>
    /// <param name="shape">Its <see cref="JsonShape.Document"/>.</param>
    /// <param name="format">The only version of the format that is read.</param>
    /// <param name="diagnostics">Receives what is wrong.</param>
    public static T? Read<T>(string json, JsonTypeInfo<T> type, JsonShape shape, int format, List<Diagnostic> diagnostics)
        where T : class
    {
        if (json.Length > MaxLength)
        {
            diagnostics.Add(Diagnostic.Error(
                DiagnosticIds.LimitExceeded, string.Empty, $"The text has {json.Length} characters.", $"At most {MaxLength} are read."));
            return null;
        }

        try
        {
            var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetBytes(json);
            Check(utf8, shape, format, diagnostics);
            // A member too many hides nothing else, so the rest is read and judged all the same.
            return diagnostics.Exists(diagnostic => diagnostic.Id != DiagnosticIds.UnknownMember) ? null : JsonSerializer.Deserialize(utf8, type);
        }
        catch (Exception error) when (error is JsonException or EncoderFallbackException)
        {
            diagnostics.Add(Diagnostic.Error(DiagnosticIds.MalformedJson, string.Empty, $"The text is not JSON: {error.Message}", "Correct it there."));
            return null;
        }
    }

    /// <summary>Reads a document, or throws what was found in it.</summary>
    /// <param name="json">The text.</param>
    /// <param name="type">The generated description of the contract.</param>
    /// <param name="shape">Its <see cref="JsonShape.Document"/>.</param>
    /// <param name="convert">Makes the value; where the content breaks a rule, it adds diagnostics instead.</param>
    /// <param name="what">What the text should be, with its article, for the message.</param>
    /// <param name="format">The only version of the format that is read.</param>
    /// <exception cref="ArgumentException">The text breaks the contract; the message lists the diagnostics
    /// (<see cref="ArgumentNullException"/>: it is null).</exception>
    public static T Read<TContract, T>(
        string json, JsonTypeInfo<TContract> type, JsonShape shape, Func<TContract, List<Diagnostic>, T?> convert, string what, int format)
        where TContract : class
        where T : class
    {
        ArgumentNullException.ThrowIfNull(json);
        var diagnostics = new List<Diagnostic>();
        return Read(json, type, shape, convert, format, diagnostics)
            ?? throw new ArgumentException($"The text is not {what}:\n{string.Join('\n', DiagnosticList.Listed(diagnostics))}", nameof(json));
    }

    /// <summary>Reads a document; null when something was found in it.</summary>
    public static T? Read<TContract, T>(
        string json, JsonTypeInfo<TContract> type, JsonShape shape, Func<TContract, List<Diagnostic>, T?> convert, int format, List<Diagnostic> diagnostics)
        where TContract : class
        where T : class
    {
        var contract = Read(json, type, shape, format, diagnostics);
        var value = contract is null ? null : convert(contract, diagnostics);
        return diagnostics.Count == 0 ? value : null;
    }

    /// <summary>
    /// Reads a document of data, which the library wrote and which is not edited, or throws the first thing that is wrong with its content.
    /// </summary>
    /// <param name="json">The text.</param>
    /// <param name="type">The generated description of the contract, which refuses unknown members.</param>
    /// <param name="convert">Makes the value; throws <see cref="JsonException"/> or <see cref="ArgumentException"/> where the content
    /// breaks a rule.</param>
    /// <param name="what">What the text should be, with its article, for the message.</param>
    /// <param name="format">The only version of the format that is read.</param>
    /// <exception cref="ArgumentException">The text breaks the contract (<see cref="ArgumentNullException"/>: it is null).</exception>
    public static T Read<TContract, T>(string json, JsonTypeInfo<TContract> type, Func<TContract, T> convert, string what, int format)
        where TContract : class
    {
        ArgumentNullException.ThrowIfNull(json);
        var diagnostics = new List<Diagnostic>();
        try
        {
            if (Read(json, type, JsonShape.Anything, format, diagnostics) is { } contract && diagnostics.Count == 0) return convert(contract);
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            diagnostics.Add(Diagnostic.Error(DiagnosticIds.Contradiction, string.Empty, error.Message, "Take a text that the library wrote."));
        }

        throw new ArgumentException($"The text is not {what}:\n{string.Join('\n', DiagnosticList.Listed(diagnostics))}", nameof(json));
    }

    /// <summary>Writes a document, its format first; with letters as they are, so it is not for use inside HTML.</summary>
    public static string Write<T>(T value, JsonTypeInfo<T> type, int format, bool indented = false)
    {
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text, new JsonWriterOptions { Indented = indented, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteNumber(FormatMember, format);
            foreach (var member in JsonSerializer.SerializeToElement(value, type).EnumerateObject())
            {
                if (!member.NameEquals(FormatMember)) member.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.ToArray()).ReplaceLineEndings("\n");
    }

    /// <summary>The diagnostic of a format that is not read; null for none stated.</summary>
    public static Diagnostic WrongFormat(string path, int? found, int format) => Diagnostic.Error(
        DiagnosticIds.UnknownFormat, path,
        $"Its format is {found?.ToString(CultureInfo.InvariantCulture) ?? "not stated"}, and this version reads format {format}.", $"Write \"format\": {format}.");

    private static void Check(byte[] utf8, JsonShape shape, int format, List<Diagnostic> diagnostics)
    {
        var outline = JsonOutline.Of(utf8);
        if (outline.TooDeep is { } place)
        {
            diagnostics.Add(Diagnostic.Error(DiagnosticIds.LimitExceeded, place, $"The text is nested more than {MaxDepth} deep.", "Flatten it."));
            return;
        }

        if (outline.IsObject && outline.Format != format)
        {
            diagnostics.Add(WrongFormat(FormatMember, outline.Format, format));
            if (outline.Format is not null) return;
        }

        new JsonShapeCheck(diagnostics).Check(utf8, shape);
    }
}
