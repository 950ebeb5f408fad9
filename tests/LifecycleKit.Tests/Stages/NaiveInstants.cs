using LifecycleKit.Customers;
using LifecycleKit.Tests.Conditions;

namespace LifecycleKit.Tests.Stages;

/// <summary>
/// Every instant at which an answer or a gate could change in a case: midnights, expiries, every age after every event and placing of an
/// order, and the first and last instants of rules; and every age after a stage was entered.
/// </summary>
internal sealed class NaiveInstants
{
    private readonly long[] _instants;
    private readonly long[] _ages;

    public NaiveInstants(LifecycleCase x, NaiveDays days)
    {
        _ages = [.. x.Lifecycle.Rules.SelectMany(rule => rule.When?.Ages ?? []).Distinct()];
        var placings = x.Events.Select(e => e.Snapshot).OfType<OrderSnapshot>().Select(order => order.PlacedAt);
        var happenings = x.Events.Select(e => e.At).Concat(placings).Append(x.Start).ToArray();
        var expiries = x.Events.Select(e => e.ExpiresAt).Concat(x.Lifecycle.Rules.SelectMany(rule => new[] { rule.EffectiveFrom, rule.EffectiveUntil }));
        _instants =
        [
            .. days.Midnights.Concat(expiries.OfType<DateTimeOffset>().Select(at => at.UtcTicks))
                .Concat(happenings.Select(at => at.UtcTicks))
                .Concat(happenings.SelectMany(_ => _ages, (at, age) => at.UtcTicks + age))
                .Where(at => at >= x.Start.UtcTicks && at <= x.End.UtcTicks).Distinct().Order(),
        ];
    }

    /// <summary>The first instant after another one, for a customer who entered his stage at a third; the greatest number for none.</summary>
    public long After(long at, long enteredAt)
    {
        var found = Array.BinarySearch(_instants, at);
        var index = found >= 0 ? found + 1 : ~found;
        var next = index < _instants.Length ? _instants[index] : long.MaxValue;
        foreach (var age in _ages)
        {
            if (enteredAt + age > at) next = Math.Min(next, enteredAt + age);
        }

        return next;
    }
}
