using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace LifecycleKit;

/// <summary>Computes content hashes: SHA-256 of a canonical form, 64 digits of upper-case hex.</summary>
/// <remarks>
/// The canonical form is that of the JSON: members in ordinal order, lists in their own order, texts after their length, and nothing
/// between. The caller leaves out everything that is not content: defaults, the format number, and display text. A change of the canonical
/// form moves every customer to a new definition.
/// </remarks>
internal static class ContentDigest
{
    /// <param name="value">The content.</param>
    /// <param name="type">The generated description of its type, which leaves out defaults.</param>
    /// <param name="also">Further texts on which the meaning depends, such as the types of fields; in any order, each counted once.</param>
    public static string Of<T>(T value, JsonTypeInfo<T> type, params IEnumerable<string> also)
    {
        var text = new StringBuilder();
        Append(text, JsonSerializer.SerializeToElement(value, type), isOutermost: true);
        foreach (var one in also.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)) Append(text, one);
        return TextDigest.Of(text.ToString());
    }

    private static void Append(StringBuilder text, JsonElement value, bool isOutermost)
    {
        // Not OrderBy: each look at a name makes a new text, and a definition has hundreds of objects of a few members.
        var members = new List<(string Name, JsonElement Value)>();
        foreach (var member in value.EnumerateObject())
        {
            if (!isOutermost || !IsEmpty(member.Value)) members.Add((member.Name, member.Value));
        }

        members.Sort(static (one, other) => string.CompareOrdinal(one.Name, other.Name));
        text.Append('{');
        foreach (var member in members)
        {
            Append(text, member.Name);
            Append(text, member.Value);
        }

        text.Append('}');
    }

    private static void Append(StringBuilder text, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                Append(text, value, isOutermost: false);
                break;
            case JsonValueKind.Array:
                text.Append('[');
                foreach (var part in value.EnumerateArray()) Append(text, part);
                text.Append(']');
                break;
            case JsonValueKind.String:
                Append(text, value.GetString()!);
                break;
            default:
                text.Append(value.GetRawText()).Append(';');
                break;
        }
    }

    private static void Append(StringBuilder text, string part) => text.Append(part.Length).Append(':').Append(part);

    /// <summary>Outermost lists and maps that are empty are defaults.</summary>
    private static bool IsEmpty(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array
            ? value.GetArrayLength() == 0 : value.ValueKind == JsonValueKind.Object && !value.EnumerateObject().Any();
}
