using LifecycleKit.Conditions;

namespace LifecycleKit.Tests.Conditions;

/// <summary>A number with a value, or none, in each hour from a start; the last one stays.</summary>
internal sealed class SteppedNumber
{
    private static readonly DateTimeOffset Start = Days.Day(1);

    private readonly decimal?[] _values;

    public SteppedNumber(string name, decimal?[] values)
    {
        _values = values;
        Field = CustomFields.Number(name, (in facts) => At(facts.AsOf), NextCrossing);
    }

    /// <summary>A field that reports only what it must: when it passes a threshold, appears or disappears.</summary>
    public NumberField Field { get; }

    public static DateTimeOffset Hour(int hour) => Start.AddHours(hour);

    public decimal? At(DateTimeOffset instant) => _values[Math.Clamp((int)(instant - Start).TotalHours, 0, _values.Length - 1)];

    private DateTimeOffset? NextCrossing(in Facts facts, ReadOnlySpan<decimal> thresholds)
    {
        var now = (int)(facts.AsOf - Start).TotalHours;
        var value = At(facts.AsOf);
        for (var hour = now + 1; hour < _values.Length; hour++)
        {
            if (_values[hour] is null != value is null) return Hour(hour);
            foreach (var threshold in thresholds)
            {
                if (_values[hour]?.CompareTo(threshold) != value?.CompareTo(threshold)) return Hour(hour);
            }
        }

        return null;
    }
}
