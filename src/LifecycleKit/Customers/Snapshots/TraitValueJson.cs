using System.Text.Json;
using System.Text.Json.Serialization;

namespace LifecycleKit.Customers;

/// <summary>The JSON of a <see cref="TraitValue"/>: an object with one member, named after the kind, or with none for no value.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record TraitValueJson
{
    public decimal? Number { get; init; }

    public bool? Flag { get; init; }

    public string? Text { get; init; }

    public DateTimeOffset? Instant { get; init; }

    public IReadOnlyList<string>? Set { get; init; }

    public static TraitValueJson Of(TraitValue value) => value.Kind switch
    {
        TraitKind.Number => new() { Number = value.Number },
        TraitKind.Flag => new() { Flag = value.Flag },
        TraitKind.Text => new() { Text = value.Text },
        TraitKind.Instant => new() { Instant = value.Instant },
        TraitKind.Set => new() { Set = value.Set },
        _ => new(),
    };

    /// <exception cref="JsonException">There are several members, or a null in the set.</exception>
    public TraitValue ToValue()
    {
        ReadOnlySpan<bool> given = [Number.HasValue, Flag.HasValue, Text is not null, Instant.HasValue, Set is not null];
        if (given.Count(true) > 1) throw new JsonException("A value has at most one of 'number', 'flag', 'text', 'instant' and 'set'.");
        if (Number is { } number) return TraitValue.Create(number);
        if (Flag is { } flag) return TraitValue.Create(flag);
        if (Text is { } text) return TraitValue.Create(text);
        if (Instant is { } instant) return TraitValue.Create(instant);
        if (Set is not { } set) return default;
        return set.Contains(null) ? throw new JsonException("A text in the set of a value is null.") : TraitValue.Create(set);
    }
}

/// <summary>Reads and writes a <see cref="TraitValue"/> as <see cref="TraitValueJson"/>.</summary>
internal sealed class TraitValueConverter : JsonConverter<TraitValue>
{
    public override TraitValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        (JsonSerializer.Deserialize(ref reader, CustomerJsonContext.Default.TraitValueJson) ?? throw new JsonException("A value is null."))
            .ToValue();

    public override void Write(Utf8JsonWriter writer, TraitValue value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, TraitValueJson.Of(value), CustomerJsonContext.Default.TraitValueJson);
}
