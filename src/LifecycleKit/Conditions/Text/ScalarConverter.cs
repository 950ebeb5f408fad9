using System.Text.Json;
using System.Text.Json.Serialization;

namespace LifecycleKit.Conditions;

/// <summary>Converts a JSON value that may be a string, a number or a boolean to its text.</summary>
internal sealed class ScalarConverter : JsonConverter<string>, IShapedConverter
{
    /// <summary>The largest number of digits that every JSON reader preserves.</summary>
    private const int MaxDigits = 15;

    public JsonShape Shape => JsonShape.Scalar;

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader);

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => Write(writer, value);

    public static string Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String) return reader.GetString()!;
        if (reader.TokenType is JsonTokenType.True or JsonTokenType.False) return reader.GetBoolean() ? "true" : "false";
        if (reader.TokenType != JsonTokenType.Number) throw new JsonException();
        using var number = JsonDocument.ParseValue(ref reader);
        return number.RootElement.GetRawText();
    }

    /// <summary>Writes a text as a JSON boolean, number or string; reading it returns the same text.</summary>
    public static void Write(Utf8JsonWriter writer, string value)
    {
        if (value is "true" or "false") writer.WriteBooleanValue(value == "true");
        else if (value.Length <= MaxDigits && DecimalText.IsCanonical(value)) writer.WriteRawValue(value);
        else writer.WriteStringValue(value);
    }
}
