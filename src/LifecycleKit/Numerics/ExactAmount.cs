namespace LifecycleKit.Numerics;

/// <summary>
/// Limits decimals that are summed. With at most fifteen digits before the point and eight after it, sums never round, so they do not
/// depend on the order of arrival, and an undo restores them exactly.
/// </summary>
internal static class ExactAmount
{
    /// <summary>The largest absolute amount, 10¹⁵.</summary>
    public const decimal Largest = 1_000_000_000_000_000m;

    /// <summary>The number of decimals that are kept.</summary>
    public const int Decimals = 8;

    /// <summary>Returns the amount to eight decimals, half to even.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The amount is beyond ±10¹⁵.</exception>
    public static decimal Of(decimal value, string name) => Math.Abs(value) <= Largest
        ? decimal.Round(value, Decimals)
        : throw new ArgumentOutOfRangeException(name, value, "An amount must be within ±1,000,000,000,000,000, so that sums stay exact.");

    /// <summary>Returns the amount to eight decimals, half to even.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The amount is negative or beyond 10¹⁵.</exception>
    public static decimal NotNegative(decimal value, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value, name);
        return Of(value, name);
    }
}
