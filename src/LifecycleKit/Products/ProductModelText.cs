using System.Text;

namespace LifecycleKit.Products;

/// <summary>Checks the JSON of a model of products, so that no text is written that cannot be read again.</summary>
internal static class ProductModelText
{
    /// <param name="json">The text.</param>
    /// <param name="productIds">The ids in it.</param>
    /// <param name="suggestion">What makes the text shorter.</param>
    /// <exception cref="InvalidOperationException">The text is too long, or an id is not valid UTF-16.</exception>
    public static string Checked(string json, IEnumerable<string> productIds, string suggestion)
    {
        if (json.Length > StrictJson.MaxLength)
        {
            throw new InvalidOperationException(
                $"The JSON of the model has {json.Length} characters; at most {StrictJson.MaxLength} are read. {suggestion}");
        }

        if (productIds.Any(id => !IsWhole(id)))
        {
            throw new InvalidOperationException(
                "A product id has half of a surrogate pair, which JSON cannot hold. Correct it in the rows.");
        }

        return json;
    }

    private static bool IsWhole(string id)
    {
        for (var rest = id.AsSpan(); !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out var length) != System.Buffers.OperationStatus.Done) return false;
            rest = rest[length..];
        }

        return true;
    }
}
