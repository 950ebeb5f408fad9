using LifecycleKit.Numerics;

namespace LifecycleKit.Conditions;

/// <summary>The numbers that fields give to the evaluator: units of a scale, with two marks.</summary>
internal static class Scaled
{
    /// <summary>The value is missing.</summary>
    public const long Missing = long.MinValue;

    /// <summary>The value has too many decimals or is too large; only its decimal can be compared.</summary>
    public const long DoesNotFit = long.MaxValue;

    /// <summary>The number of decimals of amounts of money.</summary>
    public const int MoneyScale = ExactAmount.Decimals;

    /// <summary>Returns an amount · 10^8, or <see cref="DoesNotFit"/>.</summary>
    public static long Money(decimal amount) => ScaledDecimal.TryRead(amount, MoneyScale, out var units) ? units : DoesNotFit;
}
