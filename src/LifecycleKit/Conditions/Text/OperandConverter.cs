using System.Text.Json;
using System.Text.Json.Serialization;

namespace LifecycleKit.Conditions;

/// <summary>Converts the right side of a comparison: a text, number or boolean, or an object that names a field.</summary>
internal sealed class OperandConverter : JsonConverter<OperandOptions>, IShapedConverter
{
    public static JsonShape Shape { get; } = JsonShape.ScalarOr(
        ("field", JsonShape.Text), ("plus", JsonShape.Scalar), ("times", JsonShape.Scalar));

    JsonShape IShapedConverter.Shape => Shape;

    public override OperandOptions Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject) return new OperandOptions { Value = ScalarConverter.Read(ref reader) };
        var operand = new OperandOptions();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            switch (name)
            {
                case "field": operand.Field = reader.GetString(); break;
                case "plus": operand.Plus = ScalarConverter.Read(ref reader); break;
                case "times": operand.Times = ScalarConverter.Read(ref reader); break;
                default: reader.Skip(); break;
            }
        }

        return operand;
    }

    public override void Write(Utf8JsonWriter writer, OperandOptions value, JsonSerializerOptions options)
    {
        if (value.Field is null)
        {
            ScalarConverter.Write(writer, value.Value ?? string.Empty);
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("field", value.Field);
        WriteMember(writer, "plus", value.Plus);
        WriteMember(writer, "times", value.Times);
        writer.WriteEndObject();
    }

    private static void WriteMember(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is null) return;
        writer.WritePropertyName(name);
        ScalarConverter.Write(writer, value);
    }
}
