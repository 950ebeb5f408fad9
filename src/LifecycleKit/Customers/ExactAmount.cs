namespace LifecycleKit.Customers;

/// <summary>
/// Decimals that are summed. With at most fifteen digits before the point and eight behind it sums never round, so that they neither
/// depend on the order of arrival nor leave a trace of what was taken back.
/// </summary>
internal static class ExactAmount
{
    private const decimal Largest = 1_000_000_000_000_000m;
    private const int Decimals = 8;

    /// <summary>The amount to eight decimals, half to even.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The amount is beyond ±10¹⁵.</exception>
    public static decimal Of(decimal value, string name) => Math.Abs(value) <= Largest
        ? decimal.Round(value, Decimals)
        : throw new ArgumentOutOfRangeException(name, value, "An amount must lie within ±1,000,000,000,000,000, so that sums stay exact.");

    /// <summary>The amount to eight decimals, half to even.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The amount is negative or beyond 10¹⁵.</exception>
    public static decimal NotNegative(decimal value, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value, name);
        return Of(value, name);
    }
}
