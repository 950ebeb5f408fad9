namespace LifecycleKit.Customers;

/// <summary>The form of a currency code of ISO 4217, such as EUR. Whether such a currency exists is not asked.</summary>
internal static class CurrencyCode
{
    /// <summary>Why a code is refused; null when it is none or well-formed.</summary>
    public static string? Problem(string? code) => code is null || (code.Length == 3 && code.All(char.IsAsciiLetterUpper))
        ? null
        : $"A currency must be three upper-case letters, such as EUR; it is '{code}'.";

    /// <summary>The code, which may be null.</summary>
    /// <exception cref="ArgumentException">The code is not three upper-case letters.</exception>
    public static string? Checked(string? code, string name) => Problem(code) is { } problem ? throw new ArgumentException(problem, name) : code;
}
