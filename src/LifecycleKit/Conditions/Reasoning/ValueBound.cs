namespace LifecycleKit.Conditions;

/// <summary>
/// A bound of an interval: a number (side 0), or just below it (−1) or just above it (+1), so that open and closed bounds compare alike.
/// </summary>
internal readonly record struct ValueBound(decimal Value, int Side) : IComparable<ValueBound>
{
    public static ValueBound Lowest => new(decimal.MinValue, 0);

    public static ValueBound Highest => new(decimal.MaxValue, 0);

    public ValueBound Next => this with { Side = Side + 1 };

    public ValueBound Previous => this with { Side = Side - 1 };

    public int CompareTo(ValueBound other)
    {
        var byValue = Value.CompareTo(other.Value);
        return byValue != 0 ? byValue : Side.CompareTo(other.Side);
    }

    public static ValueBound Min(ValueBound one, ValueBound other) => one.CompareTo(other) <= 0 ? one : other;

    public static ValueBound Max(ValueBound one, ValueBound other) => one.CompareTo(other) >= 0 ? one : other;

    /// <summary>Returns the sum of two bounds; an unlimited bound stays unlimited.</summary>
    public ValueBound Plus(ValueBound other)
    {
        if (this == Lowest || other == Lowest) return Lowest;
        if (this == Highest || other == Highest) return Highest;
        return new ValueBound(Value + other.Value, Math.Clamp(Side + other.Side, -1, 1));
    }
}
