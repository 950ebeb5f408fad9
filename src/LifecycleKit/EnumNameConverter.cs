using System.Text.Json;
using System.Text.Json.Serialization;

namespace LifecycleKit;

/// <summary>
/// Writes the values of an enum as C# does, flags separated by ", ", and reads only this form: no numbers and no other casing.
/// </summary>
internal sealed class EnumNameConverter<T> : JsonConverter<T>
    where T : struct, Enum
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        // An error without a message is completed by the reader: it names the type and the path.
        var name = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        return Enum.TryParse<T>(name, ignoreCase: false, out var value) && value.ToString() == name ? value : throw new JsonException();
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
