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
/// All errors are found together, each with its path. The time is linear in the length of any text.
/// </remarks>
internal static class StrictJson
{
    public const string FormatMember = "format";

    /// <summary>The member by which editors find the JSON Schema of a file that people write. It is not read.</summary>
    public const string SchemaMember = "$schema";

    /// <summary>The largest depth of nested objects and lists.</summary>
    public const int MaxDepth = 64;

    /// <summary>The largest number of characters of a text.</summary>
    public const int MaxLength = 16 * 1024 * 1024;

    /// <summary>Reads a document; null when errors of the format hide the content.</summary>
    /// <param name="json">The text.</param>
    /// <param name="type">The generated description of the type.</param>
    /// <param name="shape">Its <see cref="JsonShape.Document"/>.</param>
    /// <param name="format">The newest version of the format that is read.</param>
    /// <param name="diagnostics">Receives the errors.</param>
    /// <param name="oldestFormat">The oldest version that is read; null for the newest one alone.</param>
    public static T? Read<T>(
        string json, JsonTypeInfo<T> type, JsonShape shape, int format, List<Diagnostic> diagnostics, int? oldestFormat = null)
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
            Check(utf8, shape, oldestFormat ?? format, format, diagnostics);
            // An unknown member hides nothing, so the rest is still read and checked.
            return diagnostics.Exists(diagnostic => diagnostic.Id != DiagnosticIds.UnknownMember)
                ? null : JsonSerializer.Deserialize(utf8, type);
        }
        catch (Exception error) when (error is JsonException or EncoderFallbackException)
        {
            diagnostics.Add(
                Diagnostic.Error(DiagnosticIds.MalformedJson, string.Empty, $"The text is not JSON: {error.Message}", "Correct it there."));
            return null;
        }
    }

    /// <summary>Reads a document, or throws an exception with its errors.</summary>
    /// <param name="json">The text.</param>
    /// <param name="type">The generated description of the data type.</param>
    /// <param name="shape">Its <see cref="JsonShape.Document"/>.</param>
    /// <param name="convert">Converts the data to the value, or adds diagnostics when the data break a rule.</param>
    /// <param name="what">The name of the document, with its article, for the message.</param>
    /// <param name="format">The newest version of the format that is read.</param>
    /// <param name="oldestFormat">The oldest version that is read; null for the newest one alone.</param>
    /// <exception cref="ArgumentException">The text is not a valid document; the message lists the diagnostics
    /// (<see cref="ArgumentNullException"/> when the text is null).</exception>
    public static T Read<TData, T>(
        string json, JsonTypeInfo<TData> type, JsonShape shape, Func<TData, List<Diagnostic>, T?> convert, string what, int format,
        int? oldestFormat = null)
        where TData : class
        where T : class
    {
        ArgumentNullException.ThrowIfNull(json);
        var diagnostics = new List<Diagnostic>();
        return Read(json, type, shape, convert, format, diagnostics, oldestFormat)
            ?? throw new ArgumentException(
                $"The text is not {what}:\n{string.Join('\n', DiagnosticList.Listed(diagnostics))}", nameof(json));
    }

    /// <summary>Reads a document; null when the document has errors.</summary>
    public static T? Read<TData, T>(
        string json, JsonTypeInfo<TData> type, JsonShape shape, Func<TData, List<Diagnostic>, T?> convert, int format,
        List<Diagnostic> diagnostics, int? oldestFormat = null)
        where TData : class
        where T : class
    {
        var data = Read(json, type, shape, format, diagnostics, oldestFormat);
        var value = data is null ? null : convert(data, diagnostics);
        return diagnostics.Count == 0 ? value : null;
    }

    /// <summary>
    /// Reads a document that the library wrote and that is not edited, or throws an exception with every error of its shape, or else the
    /// first error of its content.
    /// </summary>
    /// <param name="json">The text.</param>
    /// <param name="type">The generated description of the data type.</param>
    /// <param name="shape">Its <see cref="JsonShape.Document"/>.</param>
    /// <param name="convert">Converts the data to the value; throws <see cref="JsonException"/> or <see cref="ArgumentException"/> when the
    /// data break a rule.</param>
    /// <param name="what">The name of the document, with its article, for the message.</param>
    /// <param name="format">The newest version of the format that is read.</param>
    /// <param name="oldestFormat">The oldest version that is read; null for the newest one alone.</param>
    /// <exception cref="ArgumentException">The text is not a valid document (<see cref="ArgumentNullException"/> when the text is
    /// null).</exception>
    public static T Read<TData, T>(
        string json, JsonTypeInfo<TData> type, JsonShape shape, Func<TData, T> convert, string what, int format, int? oldestFormat = null)
        where TData : class
    {
        ArgumentNullException.ThrowIfNull(json);
        var diagnostics = new List<Diagnostic>();
        try
        {
            if (Read(json, type, shape, format, diagnostics, oldestFormat) is { } data && diagnostics.Count == 0) return convert(data);
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            diagnostics.Add(
                Diagnostic.Error(DiagnosticIds.Contradiction, string.Empty, error.Message, "Use a text that the library wrote."));
        }

        throw new ArgumentException($"The text is not {what}:\n{string.Join('\n', DiagnosticList.Listed(diagnostics))}", nameof(json));
    }

    /// <summary>Writes a document, with its format first. Letters are not escaped, so the text must not be used inside HTML.</summary>
    public static string Write<T>(T value, JsonTypeInfo<T> type, int format, bool indented = false)
    {
        using var text = new MemoryStream();
        using (var writer =
            new Utf8JsonWriter(text, new JsonWriterOptions { Indented = indented, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
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

    /// <summary>Creates the diagnostic for an unsupported format; <paramref name="found"/> is null when the document has none.</summary>
    public static Diagnostic WrongFormat(string path, int? found, int format) => Diagnostic.Error(
        DiagnosticIds.UnknownFormat, path,
        $"Its format is {found?.ToString(CultureInfo.InvariantCulture) ?? "not stated"}, and this version reads format {format}.",
        $"Write \"format\": {format}.");

    private static void Check(byte[] utf8, JsonShape shape, int oldest, int newest, List<Diagnostic> diagnostics)
    {
        var outline = JsonOutline.Of(utf8);
        if (outline.TooDeep is { } place)
        {
            diagnostics.Add(
                Diagnostic.Error(DiagnosticIds.LimitExceeded, place, $"The text is nested more than {MaxDepth} deep.", "Flatten it."));
            return;
        }

        if (outline.IsObject && !(outline.Format >= oldest && outline.Format <= newest))
        {
            diagnostics.Add(WrongFormat(FormatMember, outline.Format, newest));
            if (outline.Format is not null) return;
        }

        if (!JsonShapeFit.IsCertain(utf8, shape)) new JsonShapeCheck(diagnostics).Check(utf8, shape);
    }
}
