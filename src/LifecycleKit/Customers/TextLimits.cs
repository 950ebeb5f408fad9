namespace LifecycleKit.Customers;

/// <summary>The sizes up to which ids, names and texts are accepted. A longer one is refused, since every store must keep it.</summary>
internal static class TextLimits
{
    /// <summary>The maximum number of characters of a customer's, order's or event's id, and of a name or label of an event.</summary>
    public const int MaxIdLength = 256;

    /// <summary>The maximum number of characters of a shop's name.</summary>
    public const int MaxScopeLength = 128;

    /// <summary>The maximum number of characters of the text of a trait or of an event of the host.</summary>
    public const int MaxTextLength = 4096;

    /// <summary>The maximum number of texts of a set.</summary>
    public const int MaxSetCount = 1000;

    /// <summary>Returns a text that is not longer than the limit, or null.</summary>
    /// <exception cref="ArgumentException">The text is longer. The message does not repeat it.</exception>
    public static string? Checked(string? text, string parameter, int maxLength = MaxIdLength)
    {
        if (text is null || text.Length <= maxLength) return text;
        throw new ArgumentException(
            FormattableString.Invariant($"The text has {text.Length} characters; at most {maxLength} are allowed."), parameter);
    }
}
