namespace LifecycleKit.Conditions;

/// <summary>Where a number or instant has to go at least: to a value, or just beyond it.</summary>
/// <param name="Value">The value.</param>
/// <param name="Side">0 for the value itself, 1 for just above it, -1 for just below.</param>
internal readonly record struct NearestValue(decimal Value, int Side)
{
    /// <summary>The nearest place at which all literals hold; of equally near ones the exact one, then the upper. Null when there is none.</summary>
    public static NearestValue? To(decimal actual, IReadOnlyList<Literal> literals)
    {
        // Between two neighbouring operands all values are alike: the nearest that will do is an operand, or just beyond one.
        var places = literals.SelectMany(literal => literal.Operands).Distinct()
            .SelectMany(operand => new[] { new NearestValue(operand, 0), new NearestValue(operand, 1), new NearestValue(operand, -1) })
            .Where(place => literals.All(literal => literal.Admits(place.CompareTo)))
            .OrderBy(place => Math.Abs(Difference(place.Value, actual) ?? decimal.MaxValue))
            .ThenBy(place => Math.Abs(place.Side)).ThenByDescending(place => place.Value).ThenByDescending(place => place.Side);
        foreach (var place in places) return place;
        return null;
    }

    /// <summary>One number less another; null when that is no decimal any more.</summary>
    public static decimal? Difference(decimal left, decimal right)
    {
        if (right < 0 ? left > decimal.MaxValue + right : left < decimal.MinValue + right) return null;
        return left - right;
    }

    private int CompareTo(decimal operand) => Value == operand ? Side : Value.CompareTo(operand);
}
