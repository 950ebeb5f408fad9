namespace LifecycleKit.Conditions;

/// <summary>The nearest value that a number or instant must reach: the value itself, or just above or below it.</summary>
/// <param name="Value">The value.</param>
/// <param name="Side">0 for the value itself, 1 for just above it, -1 for just below.</param>
internal readonly record struct NearestValue(decimal Value, int Side)
{
    /// <summary>
    /// Returns the nearest value for which all literals hold; among equally near ones the exact value first, then the upper one. Null for
    /// none.
    /// </summary>
    public static NearestValue? To(decimal actual, IReadOnlyList<Literal> literals)
    {
        // All values between two neighbouring operands are equivalent: the nearest possible value is an operand, or just beyond one.
        var places = literals.SelectMany(literal => literal.Operands).Distinct()
            .SelectMany(operand => new[] { new NearestValue(operand, 0), new NearestValue(operand, 1), new NearestValue(operand, -1) })
            .Where(place => literals.All(literal => literal.Admits(place.CompareTo)))
            .OrderBy(place => Math.Abs(Difference(place.Value, actual) ?? decimal.MaxValue))
            .ThenBy(place => Math.Abs(place.Side)).ThenByDescending(place => place.Value).ThenByDescending(place => place.Side);
        foreach (var place in places) return place;
        return null;
    }

    /// <summary>Returns the difference of two numbers; null when it is not in the range of a decimal.</summary>
    public static decimal? Difference(decimal left, decimal right)
    {
        if (right < 0 ? left > decimal.MaxValue + right : left < decimal.MinValue + right) return null;
        return left - right;
    }

    private int CompareTo(decimal operand) => Value == operand ? Side : Value.CompareTo(operand);
}
