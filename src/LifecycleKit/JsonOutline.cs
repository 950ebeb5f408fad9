using System.Globalization;
using System.Text.Json;

namespace LifecycleKit;

/// <summary>
/// The facts about a JSON text that are needed before it is compared with its shape: the outermost value, the depth and the format.
/// </summary>
/// <param name="IsObject">Whether the outermost value is an object.</param>
/// <param name="Format">The first outermost member "format", if it is a whole number.</param>
/// <param name="TooDeep">The path of the first value that is nested too deep; null for none.</param>
internal readonly record struct JsonOutline(bool IsObject, int? Format, string? TooDeep)
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = StrictJson.MaxDepth + 1 };

    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static JsonOutline Of(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, Options);
        var isObject = false;
        var hasFormat = false;
        int? format = null;
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                if (reader.CurrentDepth == 0) isObject = reader.TokenType == JsonTokenType.StartObject;
                if (reader.CurrentDepth >= StrictJson.MaxDepth) return new(isObject, format, PathTo(utf8, reader.TokenStartIndex));
            }
            else if (reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 } && !hasFormat && IsFormat(ref reader))
            {
                hasFormat = true;
                format = NumberAfter(reader);
            }
        }

        return new(isObject, format, null);
    }

    private static bool IsFormat(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.ValueTextEquals(StrictJson.FormatMember);
        }
        catch (InvalidOperationException)
        {
            // The name has half of a character, which the check of the shape reports.
            return false;
        }
    }

    /// <summary>Reads on with a copy, so that the reader of the caller stays where it is.</summary>
    private static int? NumberAfter(Utf8JsonReader reader) =>
        reader.Read() && reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var number) ? number : null;

    private static string PathTo(ReadOnlySpan<byte> utf8, long position)
    {
        var reader = new Utf8JsonReader(utf8, Options);
        var names = new string?[StrictJson.MaxDepth + 2];
        var indices = new int[StrictJson.MaxDepth + 2];
        while (reader.Read())
        {
            var depth = reader.CurrentDepth;
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    names[depth] = reader.ValueIsEscaped || reader.ValueSpan.Length > 100 ? "…" : reader.GetString();
                    continue;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    continue;
            }

            if (names[depth] is null) indices[depth]++;
            if (reader.TokenStartIndex == position) break;
            // The names of an object follow; a list, which has none, is counted.
            names[depth + 1] = reader.TokenType == JsonTokenType.StartObject ? string.Empty : null;
            indices[depth + 1] = -1;
        }

        return string.Join(
            '/', Enumerable.Range(1, reader.CurrentDepth).Select(i => names[i] ?? indices[i].ToString(CultureInfo.InvariantCulture)));
    }
}
