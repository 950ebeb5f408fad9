using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace LifecycleKit.Conditions;

/// <summary>Options in JSON of format 1: their members, a format, and nothing else.</summary>
internal static class OptionsJson
{
    public const string FormatMember = "format";
    private const int Format = 1;

    /// <summary>Reads options; null when the text breaks the format so that they cannot be told.</summary>
    public static T? Read<T>(string json, JsonShape shape, JsonTypeInfo<T> type, List<Finding> findings)
        where T : class
    {
        try
        {
            var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetBytes(json);
            // The depth is checked with the shape, which can say where; parsing needs no stack.
            using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = int.MaxValue });
            Check(document.RootElement, shape, findings);
            // A member too much hides nothing else, so the rest is read and judged all the same.
            return findings.Exists(finding => finding.Id != FindingIds.UnknownMember) ? null : document.Deserialize(type);
        }
        catch (Exception error) when (error is JsonException or EncoderFallbackException)
        {
            findings.Add(Finding.Error(FindingIds.MalformedJson, string.Empty, $"The text is no JSON: {error.Message}", "Correct it there."));
            return null;
        }
    }

    /// <summary>Indented, with line feeds, and letters as they are; not for use inside HTML.</summary>
    public static string Write<T>(T options, JsonTypeInfo<T> type)
    {
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteNumber(FormatMember, Format);
            foreach (var member in JsonSerializer.SerializeToElement(options, type).EnumerateObject()) member.WriteTo(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.ToArray()).ReplaceLineEndings("\n");
    }

    private static void Check(JsonElement root, JsonShape shape, List<Finding> findings)
    {
        if (root.ValueKind == JsonValueKind.Object && FoundFormat(root) is var found && found != Format)
        {
            findings.Add(Finding.Error(FindingIds.UnknownFormat, FormatMember, $"It is wrong: {StrictJson.FormatProblem(found, Format)}", "Write \"format\": 1."));
            if (found is not null) return;
        }

        new JsonShapeCheck(findings).Check(root, shape, place: string.Empty);
    }

    /// <summary>The first outermost member "format", if it is a whole number.</summary>
    private static int? FoundFormat(JsonElement root)
    {
        foreach (var member in root.EnumerateObject())
        {
            if (JsonShapeCheck.Decoded(() => member.Name) == FormatMember)
                return member.Value.ValueKind == JsonValueKind.Number && member.Value.TryGetInt32(out var format) ? format : null;
        }

        return null;
    }
}
