using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace LifecycleKit;

/// <summary>Reads persisted JSON by its contract and by nothing else: every departure is one ArgumentException that says where.</summary>
/// <remarks>
/// Unknown members are refused by the contracts themselves (<c>UnmappedMemberHandling.Disallow</c>). Repeated members, of which
/// the serializer silently takes the last, are found by a pass of their own: the serializer's switch for it exists from .NET 10 on only.
/// </remarks>
internal static class StrictJson
{
    /// <summary>Reads a value whose outermost member "format" must be <paramref name="format"/>.</summary>
    /// <param name="json">The text.</param>
    /// <param name="type">The generated description of the contract.</param>
    /// <param name="convert">Makes the value; throws <see cref="JsonException"/> where the content breaks a rule.</param>
    /// <param name="what">What the text should be, with its article, for the message.</param>
    /// <param name="format">The only version of the format that is read.</param>
    /// <exception cref="ArgumentException">The text breaks the contract (<see cref="ArgumentNullException"/>: it is null).</exception>
    public static T Read<TContract, T>(string json, JsonTypeInfo<TContract> type, Func<TContract, T> convert, string what, int format)
        where TContract : class
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            var utf8 = Encoding.UTF8.GetBytes(json);
            var found = CheckMembers(utf8);
            if (found != format) throw new JsonException(FormatProblem(found, format));
            return convert(JsonSerializer.Deserialize(utf8, type) ?? throw new JsonException("it is null."));
        }
        // The reader throws InvalidOperationException for a string that ends in half a surrogate pair.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new ArgumentException($"The text is not {what}: {e.Message}", nameof(json), e);
        }
    }

    /// <summary>What is said of a format that is not read; null for none stated.</summary>
    public static string FormatProblem(int? found, int format) => $"its format is {Text(found)}, and this version reads format {Text(format)}.";

    /// <summary>Throws at the first repeated member; gives the number that is the outermost member "format", if there is one.</summary>
    private static int? CheckMembers(ReadOnlySpan<byte> utf8)
    {
        int? format = null;
        var open = new Stack<HashSet<string>>();
        var reader = new Utf8JsonReader(utf8);
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    open.Push([]);
                    break;
                case JsonTokenType.EndObject:
                    open.Pop();
                    break;
                case JsonTokenType.PropertyName:
                    var name = reader.GetString()!;
                    if (!open.Peek().Add(name)) throw new JsonException($"the member '{name}' occurs twice.");
                    if (reader.CurrentDepth == 1 && name == "format") format = NumberAfter(reader);
                    break;
            }
        }

        return format;
    }

    private static string Text(int? format) => format?.ToString(CultureInfo.InvariantCulture) ?? "not stated";

    /// <summary>Reads on with a copy, so that the reader of the caller stays where it is.</summary>
    private static int? NumberAfter(Utf8JsonReader reader) =>
        reader.Read() && reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var number) ? number : null;
}
