using System.Collections.Immutable;

namespace LifecycleKit.Conditions;

/// <summary>A set of numbers, stored as disjoint intervals in ascending order. Instants and ages are ticks; flags are 0 and 1.</summary>
/// <remarks>
/// Numbers are treated as continuous: a set that is reported as empty is empty, but a set between two neighbouring decimals is not reported
/// as empty.
/// </remarks>
internal sealed class ValueSet
{
    private readonly ImmutableArray<ValueInterval> _intervals;

    private ValueSet(ImmutableArray<ValueInterval> intervals) => _intervals = intervals;

    public static ValueSet All { get; } = Between(ValueBound.Lowest, ValueBound.Highest);

    public bool IsEmpty => _intervals.IsEmpty;

    public bool IsAll => _intervals is [var only] && only.Low == ValueBound.Lowest && only.High == ValueBound.Highest;

    public ImmutableArray<ValueInterval> Intervals => _intervals;

    /// <summary>The lower bound of a set that is not empty.</summary>
    public ValueBound Low => _intervals[0].Low;

    /// <summary>The upper bound of a set that is not empty.</summary>
    public ValueBound High => _intervals[^1].High;

    public static ValueSet Between(ValueBound low, ValueBound high) => Of([new ValueInterval(low, high)]);

    public static ValueSet Between(decimal low, decimal high) => Between(new ValueBound(low, 0), new ValueBound(high, 0));

    public static ValueSet AtLeast(decimal low) => Between(new ValueBound(low, 0), ValueBound.Highest);

    public static ValueSet AtMost(decimal high) => Between(ValueBound.Lowest, new ValueBound(high, 0));

    /// <param name="points">Distinct, in ascending order.</param>
    public static ValueSet Points(ReadOnlySpan<decimal> points)
    {
        var intervals = ImmutableArray.CreateBuilder<ValueInterval>(points.Length);
        foreach (var point in points) intervals.Add(new ValueInterval(new(point, 0), new(point, 0)));
        return new ValueSet(intervals.MoveToImmutable());
    }

    public ValueSet And(ValueSet other)
    {
        if (IsAll) return other;
        if (other.IsAll) return this;
        var common = ImmutableArray.CreateBuilder<ValueInterval>();
        for (int i = 0, j = 0; i < _intervals.Length && j < other._intervals.Length;)
        {
            var both = _intervals[i].And(other._intervals[j]);
            if (!both.IsEmpty) common.Add(both);
            if (_intervals[i].High.CompareTo(other._intervals[j].High) < 0) i++;
            else j++;
        }

        return new ValueSet(common.ToImmutable());
    }

    public ValueSet Or(ValueSet other) => Complement().And(other.Complement()).Complement();

    public ValueSet Complement()
    {
        var rest = ImmutableArray.CreateBuilder<ValueInterval>();
        var from = ValueBound.Lowest;
        foreach (var interval in _intervals)
        {
            if (from.CompareTo(interval.Low) < 0) rest.Add(new ValueInterval(from, interval.Low.Previous));
            from = interval.High.Next;
        }

        if (from.CompareTo(ValueBound.Highest) <= 0) rest.Add(new ValueInterval(from, ValueBound.Highest));
        return new ValueSet(rest.ToImmutable());
    }

    /// <summary>Returns the whole numbers in the set.</summary>
    public ValueSet Whole() => Of(_intervals.Select(interval => interval.Whole()));

    public bool IsWithin(ValueSet other) => other.IsAll || And(other.Complement()).IsEmpty;

    /// <summary>Returns a number in a set that is not empty.</summary>
    public decimal Sample() => _intervals[0].Sample();

    private static ValueSet Of(IEnumerable<ValueInterval> intervals) => new([.. intervals.Where(interval => !interval.IsEmpty)]);
}
