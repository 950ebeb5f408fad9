using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using LifecycleKit.Conditions;

namespace LifecycleKit.Stages;

/// <summary>Lifecycles in JSON of format 1: the members of <see cref="LifecycleDefinitionOptions"/>, and nothing else.</summary>
internal static class LifecycleJson
{
    private const int Format = 1;
    private const string FormatMember = "format";

    /// <summary>Public for the test that compares it with the members of the options.</summary>
    public static JsonShape Shape { get; } = JsonShape.Object(
        (FormatMember, JsonShape.Integer),
        ("Name", JsonShape.Text),
        ("Initial", JsonShape.Text),
        ("Fallback", JsonShape.Text),
        ("Stages", JsonShape.Map(JsonShape.Object(
            ("Rank", JsonShape.Integer),
            ("MinStay", JsonShape.Text),
            ("Terminal", JsonShape.Flag),
            ("Parent", JsonShape.Text),
            ("RenamedFrom", JsonShape.Text)))),
        ("Rules", JsonShape.Map(JsonShape.Object(
            ("From", JsonShape.Text),
            ("To", JsonShape.Text),
            ("On", JsonShape.Text),
            ("When", ConditionShape.Condition),
            ("Priority", JsonShape.Integer),
            ("Cooldown", JsonShape.Text),
            ("ConfirmFor", JsonShape.Text),
            ("EffectiveFrom", JsonShape.Text),
            ("EffectiveUntil", JsonShape.Text),
            ("Chain", JsonShape.Flag),
            ("Enabled", JsonShape.Flag)))));

    /// <summary>Reads the options; null when the text breaks the format so that they cannot be told.</summary>
    public static LifecycleDefinitionOptions? Read(string json, List<Finding> findings)
    {
        try
        {
            var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetBytes(json);
            // The depth is checked with the shape, which can say where; parsing needs no stack.
            using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = int.MaxValue });
            Check(document.RootElement, findings);
            // A member too much hides nothing else, so the rest is read and judged all the same.
            return findings.Exists(finding => finding.Id != FindingIds.UnknownMember) ? null : document.Deserialize(LifecycleJsonContext.Default.LifecycleDefinitionOptions);
        }
        catch (Exception error) when (error is JsonException or EncoderFallbackException)
        {
            findings.Add(Finding.Error(FindingIds.MalformedJson, string.Empty, $"The text is no JSON: {error.Message}", "Correct it there."));
            return null;
        }
    }

    /// <summary>Indented, with line feeds, and letters as they are; not for use inside HTML.</summary>
    public static string Write(LifecycleDefinitionOptions options)
    {
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteNumber(FormatMember, Format);
            foreach (var member in JsonSerializer.SerializeToElement(options, LifecycleJsonContext.Default.LifecycleDefinitionOptions).EnumerateObject())
                member.WriteTo(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.ToArray()).ReplaceLineEndings("\n");
    }

    private static void Check(JsonElement root, List<Finding> findings)
    {
        if (root.ValueKind == JsonValueKind.Object && FoundFormat(root) is var found && found != Format)
        {
            findings.Add(Finding.Error(FindingIds.UnknownFormat, FormatMember, $"It is wrong: {StrictJson.FormatProblem(found, Format)}", "Write \"format\": 1."));
            if (found is not null) return;
        }

        new JsonShapeCheck(findings).Check(root, Shape, place: string.Empty);
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
