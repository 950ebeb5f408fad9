using System.Text.Json;
using System.Text.Json.Serialization;

namespace LifecycleKit.Customers;

/// <summary>Reads and writes a <see cref="TraitValue"/> as <see cref="TraitValueJson"/>.</summary>
internal sealed class TraitValueConverter : JsonConverter<TraitValue>
{
    public override TraitValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        (JsonSerializer.Deserialize(ref reader, CustomerJsonContext.Default.TraitValueJson) ?? throw new JsonException("A value is null.")).ToValue();

    public override void Write(Utf8JsonWriter writer, TraitValue value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, TraitValueJson.Of(value), CustomerJsonContext.Default.TraitValueJson);
}
