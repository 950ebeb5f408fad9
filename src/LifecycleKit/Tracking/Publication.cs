using System.Text.Json;
using System.Text.Json.Serialization;

namespace LifecycleKit.Tracking;

/// <summary>
/// A part of a shop's configuration that came into force at an instant. Publications are data of the shop, kept in the store.
/// </summary>
/// <remarks>Immutable plain data. Of several publications of one part, the one with the highest number is in force.</remarks>
public sealed record Publication
{
    internal const int CurrentFormat = 1;

    private static readonly JsonShape Shape = JsonShape.Document(PublicationJsonContext.Default.Publication);

    /// <summary>The version of the stored format; 1.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>The number in the shop, at least 1.</summary>
    public required long Number { get; init; }

    /// <summary>The part of the configuration.</summary>
    [JsonConverter(typeof(JsonStringEnumConverter<PublicationPart>))]
    public required PublicationPart Part { get; init; }

    /// <summary>The name of the track; empty for the other parts.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>The instant at which the part came into force, in UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>
    /// The content as text: JSON, the id of the zone, the currency, or the name of the segment map; null when the part is removed.
    /// </summary>
    public string? Content { get; init; }

    /// <summary>The content hash; null when the part is removed.</summary>
    public string? ContentHash { get; init; }

    /// <summary>
    /// The hash of the declared content, when the published content differs from it because it continues the earlier content, as
    /// experiments of a playbook keep their buckets; null when the content is as declared.
    /// </summary>
    public string? DeclaredHash { get; init; }

    /// <summary>The source of the publication.</summary>
    [JsonConverter(typeof(JsonStringEnumConverter<PublicationSource>))]
    public required PublicationSource Source { get; init; }

    /// <summary>
    /// The revision of the options in the case of <see cref="PublicationSource.Configuration"/>; otherwise the revision of the previous
    /// publication.
    /// </summary>
    public int Revision { get; init; }

    /// <summary>Whether the part is removed.</summary>
    [JsonIgnore]
    public bool IsRemoval => ContentHash is null;

    /// <summary>Returns the publication as JSON of format 1.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, PublicationJsonContext.Default.Publication);

    /// <summary>Reads a publication written by <see cref="ToJson"/>.</summary>
    /// <param name="json">JSON of format 1.</param>
    /// <exception cref="ArgumentException">The text is not a valid publication; the message lists all errors.</exception>
    public static Publication FromJson(string json) => StrictJson.Read(
        json, PublicationJsonContext.Default.Publication, Shape, static (publication, diagnostics) => publication.Checked(diagnostics),
        "a publication", CurrentFormat);

    /// <summary>Returns the number, the part and the content hash; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"#{Number} {Part}{(Name.Length == 0 ? string.Empty : $" '{Name}'")} {(IsRemoval ? "removed" : $"is {ContentHash}")} at {At:O}");

    internal bool IsOf(PublicationPart part, string name) => Part == part && string.Equals(Name, name, StringComparison.Ordinal);

    private Publication Checked(List<Diagnostic> diagnostics)
    {
        if (Number < 1)
        {
            diagnostics.Add(
                Diagnostic.Error(
                    DiagnosticIds.OutOfRange, "number", FormattableString.Invariant($"The number is {Number}."),
                    "Give the number of the publication in the shop, at least 1."));
        }

        if (Content is null != ContentHash is null)
        {
            diagnostics.Add(
                Diagnostic.Error(
                    DiagnosticIds.Contradiction, Content is null ? "content" : "contentHash",
                    "The content has no hash, or the hash no content.",
                    "Give both, or neither for a part that is removed."));
        }

        return this;
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Publication))]
internal sealed partial class PublicationJsonContext : JsonSerializerContext;
