using System.Text.Json;
using System.Text.Json.Serialization;

namespace LifecycleKit.Tracking;

/// <summary>
/// A part of a shop's configuration that came into force at an instant: stored, dated data of the shop, not of a process.
/// </summary>
/// <remarks>Immutable plain data. Of two publications of one part the one with the higher number is in force.</remarks>
public sealed record Publication
{
    internal const int CurrentFormat = 1;

    /// <summary>The version of the stored format; 1.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>The number in the shop, from 1 on.</summary>
    public required long Number { get; init; }

    /// <summary>Which part of the configuration.</summary>
    [JsonConverter(typeof(JsonStringEnumConverter<PublicationPart>))]
    public required PublicationPart Part { get; init; }

    /// <summary>The name of the track; empty for the other parts.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>When it came into force, in UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>
    /// The content as text: JSON, or the id of the zone, the currency, or the name of the segment map; null when the part was taken out.
    /// </summary>
    public string? Content { get; init; }

    /// <summary>The content hash; null when the part was taken out.</summary>
    public string? ContentHash { get; init; }

    /// <summary>
    /// The content hash as it was declared, where the content in force carries on from what was in force before, as experiments of a
    /// playbook keep their buckets; null when the content is as declared.
    /// </summary>
    public string? DeclaredHash { get; init; }

    /// <summary>Where it came from.</summary>
    [JsonConverter(typeof(JsonStringEnumConverter<PublicationSource>))]
    public required PublicationSource Source { get; init; }

    /// <summary>The revision of the options that it came from; that of the options in force for the other sources.</summary>
    public int Revision { get; init; }

    /// <summary>Whether the part was taken out.</summary>
    [JsonIgnore]
    public bool IsRemoval => ContentHash is null;

    /// <summary>The publication as JSON of format 1.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, PublicationJsonContext.Default.Publication);

    /// <summary>Reads a publication written by <see cref="ToJson"/>.</summary>
    /// <param name="json">JSON of format 1.</param>
    /// <exception cref="ArgumentException">The text is not such a publication; the message says why. Nothing else is thrown.</exception>
    public static Publication FromJson(string json) => StrictJson.Read(
        json, PublicationJsonContext.Default.Publication, static publication => publication.Checked(), "a publication", CurrentFormat);

    /// <summary>The part, its name and what happened, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"#{Number} {Part}{(Name.Length == 0 ? string.Empty : $" '{Name}'")} {(IsRemoval ? "removed" : $"is {ContentHash}")} at {At:O}");

    internal bool IsOf(PublicationPart part, string name) => Part == part && string.Equals(Name, name, StringComparison.Ordinal);

    private Publication Checked()
    {
        if (Name is null) throw new JsonException("the name is null.");
        if (Number < 1) throw new JsonException("the number must be at least 1.");
        return (Content is null) == (ContentHash is null) ? this : throw new JsonException("content and content hash must both be given, or neither.");
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Publication))]
internal sealed partial class PublicationJsonContext : JsonSerializerContext;
