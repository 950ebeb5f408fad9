namespace LifecycleKit.Customers;

/// <summary>Checks the form of a currency code of ISO 4217, such as EUR, and not whether the currency exists.</summary>
internal static class CurrencyCode
{
    /// <summary>The reason why a code is refused; null for a well-formed code and for null.</summary>
    public static string? Problem(string? code) => code is null || (code.Length == 3 && code.All(char.IsAsciiLetterUpper))
        ? null
        : $"A currency must be three upper-case letters, such as EUR; it is '{code}'.";

    /// <summary>Returns the code, which may be null.</summary>
    /// <exception cref="ArgumentException">The code is not three upper-case letters.</exception>
    public static string? Checked(string? code, string name) =>
        Problem(code) is { } problem ? throw new ArgumentException(problem, name) : code;
}
