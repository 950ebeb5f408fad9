using System.Text.Json;
using System.Text.Json.Serialization;

namespace LifecycleKit.Conditions;

/// <summary>An instant in JSON in the forms in which conditions read it, written in UTC.</summary>
internal sealed class InstantConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && new ValueReader([]).TryInstant(reader.GetString()!, string.Empty, out var instant)
            ? instant
            : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(ConditionText.Instant(value.UtcTicks));
}
