using System.Globalization;
using System.Text.Json;

namespace LifecycleKit;

/// <summary>
/// Decides quickly whether a JSON text has an allowed shape; where it does not, <see cref="JsonShapeCheck"/> finds the errors.
/// </summary>
/// <remarks>
/// Almost every text that is read was written by the library. Deciding that it fits needs no names, paths and lists, which the errors do.
/// </remarks>
internal static class JsonShapeFit
{
    private const int MaxMembers = 64;

    /// <summary>Returns true for a text in which <see cref="JsonShapeCheck"/> finds no error; false where it may find one.</summary>
    /// <param name="utf8">A JSON text, nested no deeper than <see cref="StrictJson.MaxDepth"/>.</param>
    /// <param name="shape">The allowed shape.</param>
    public static bool IsCertain(ReadOnlySpan<byte> utf8, JsonShape shape)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = StrictJson.MaxDepth });
        return reader.Read() && Fits(ref reader, shape);
    }

    private static bool Fits(ref Utf8JsonReader reader, JsonShape shape) => (reader.TokenType, shape.Kind) switch
    {
        (JsonTokenType.StartObject, JsonKind.Object) => HasMembers(ref reader, shape),
        (JsonTokenType.StartArray, JsonKind.List) => HasParts(ref reader, shape.Part!),
        (JsonTokenType.True or JsonTokenType.False, JsonKind.Flag) => true,
        (JsonTokenType.Number, JsonKind.Integer) => reader.TryGetInt32(out _),
        (JsonTokenType.Number, JsonKind.Long) => reader.TryGetInt64(out _),
        (JsonTokenType.Number, JsonKind.Decimal) => reader.TryGetDecimal(out _),
        (JsonTokenType.String, _) => IsText(ref reader, shape),
        // Rare, or to be checked by their names and parts.
        _ => false,
    };

    private static bool HasMembers(ref Utf8JsonReader reader, JsonShape shape)
    {
        var members = shape.Members;
        if (members.Count > MaxMembers) return false;
        var (seen, next) = (0UL, 0);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            // The library writes members in the order of the shape.
            while (next < members.Count && !IsNamed(ref reader, members[next])) next++;
            if (next == members.Count) return false;
            seen |= 1UL << next;
            reader.Read();
            if (!Fits(ref reader, members[next].Shape)) return false;
            next++;
        }

        for (var i = 0; i < members.Count; i++)
        {
            if (members[i].IsRequired && (seen & (1UL << i)) == 0) return false;
        }

        return true;
    }

    private static bool IsNamed(ref Utf8JsonReader reader, JsonMember member) =>
        !reader.ValueIsEscaped && reader.ValueSpan.SequenceEqual(member.Utf8Name);

    private static bool HasParts(ref Utf8JsonReader reader, JsonShape part)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (!Fits(ref reader, part)) return false;
        }

        return true;
    }

    private static bool IsText(ref Utf8JsonReader reader, JsonShape shape) => shape.Kind switch
    {
        JsonKind.Text => !reader.ValueIsEscaped || IsOfWholeCharacters(ref reader),
        JsonKind.Instant => !reader.ValueIsEscaped
            && (CanonicalJsonReader.TryReadInstant(reader.ValueSpan, out _) || InstantText.Read(reader.GetString()!) is not null),
        JsonKind.Duration => !reader.ValueIsEscaped
            && TimeSpan.TryParseExact(reader.GetString(), "c", CultureInfo.InvariantCulture, out _),
        JsonKind.Name => !reader.ValueIsEscaped && shape.Names.Contains(reader.GetString()),
        _ => false,
    };

    private static bool IsOfWholeCharacters(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
