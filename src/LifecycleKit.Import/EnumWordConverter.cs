using System.Text.Json;
using System.Text.Json.Serialization;

namespace LifecycleKit.Import;

/// <summary>Writes the values of an enum in camel case, and reads only this form: no numbers and no other casing.</summary>
internal sealed class EnumWordConverter<T> : JsonConverter<T>
    where T : struct, Enum
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var word = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        foreach (var value in Enum.GetValues<T>())
        {
            if (Word(value) == word) return value;
        }

        throw new JsonException($"the value must be one of {string.Join(", ", Enum.GetValues<T>().Select(Word))}.");
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(Word(value));

    private static string Word(T value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
