using System.Text.Json;
using System.Text.Json.Serialization;

namespace LifecycleKit.Conditions;

/// <summary>Converts a JSON array of values, each of which may be a string, a number or a boolean.</summary>
internal sealed class ScalarListConverter : JsonConverter<List<string>>, IShapedConverter
{
    public JsonShape Shape { get; } = JsonShape.List(JsonShape.Scalar);

    public override List<string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException();
        var values = new List<string>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) values.Add(ScalarConverter.Read(ref reader));
        return values;
    }

    public override void Write(Utf8JsonWriter writer, List<string> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var one in value) ScalarConverter.Write(writer, one);
        writer.WriteEndArray();
    }
}
