namespace LifecycleKit.Conditions;

/// <summary>The numbers between two bounds.</summary>
internal readonly record struct ValueInterval(ValueBound Low, ValueBound High)
{
    public bool IsEmpty => Low.CompareTo(High) > 0;

    public ValueInterval And(ValueInterval other) => new(ValueBound.Max(Low, other.Low), ValueBound.Min(High, other.High));

    /// <summary>Returns the interval of the whole numbers in this interval, with closed bounds.</summary>
    public ValueInterval Whole() => new(Ceiling(Low), Floor(High));

    /// <summary>Returns a number in the interval, near the lower bound if there is one.</summary>
    public decimal Sample()
    {
        if (Low != ValueBound.Lowest) return Low.Side == 0 ? Low.Value : Above(Low.Value);
        if (High == ValueBound.Highest) return 0;
        return High.Side == 0 ? High.Value : High.Value - 1;
    }

    private static ValueBound Ceiling(ValueBound low)
    {
        if (low.Value is decimal.MinValue or decimal.MaxValue) return low;
        return new ValueBound(low.Side > 0 ? decimal.Floor(low.Value) + 1 : decimal.Ceiling(low.Value), 0);
    }

    private static ValueBound Floor(ValueBound high)
    {
        if (high.Value is decimal.MinValue or decimal.MaxValue) return high;
        return new ValueBound(high.Side < 0 ? decimal.Ceiling(high.Value) - 1 : decimal.Floor(high.Value), 0);
    }

    private decimal Above(decimal value)
    {
        if (value == decimal.MaxValue) return value;
        return new ValueBound(value + 1, 0).CompareTo(High) <= 0 ? value + 1 : value + (High.Value - value) / 2;
    }
}
