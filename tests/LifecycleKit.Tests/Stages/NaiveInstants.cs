using LifecycleKit.Customers;
using LifecycleKit.Tests.Conditions;

namespace LifecycleKit.Tests.Stages;

/// <summary>
/// Every instant at which an answer or a delay could change in a case: midnights, expiries, every age after every event and placed order,
/// the first and last instants of rules, and every age after a stage was entered.
/// </summary>
internal sealed class NaiveInstants
{
    private readonly long[] _instants;
    private readonly long[] _ages;

    /// <param name="x">The case.</param>
    /// <param name="days">The days of its zone.</param>
    /// <param name="isRestless">Whether to add an instant every five hours, and a tick before and after each instant.</param>
    public NaiveInstants(LifecycleCase x, NaiveDays days, bool isRestless)
    {
        _ages = [.. x.Lifecycle.Rules.SelectMany(rule => rule.When?.Ages ?? []).Distinct()];
        var placings = x.Events.Select(e => e.Snapshot).OfType<OrderSnapshot>().SelectMany(OfOrder);
        var deals = x.Events.Select(e => e.Deal).OfType<DealSnapshot>().SelectMany(OfDeal);
        var happenings = x.Events.Select(e => e.At).Concat(placings).Concat(deals).Append(x.Start).ToArray();
        var dates = x.Lifecycle.Rules.SelectMany(rule => new[] { rule.EffectiveFrom, rule.EffectiveUntil });
        var instants =
            days.Midnights.Concat(x.Events.Select(e => e.ExpiresAt).Concat(dates).OfType<DateTimeOffset>().Select(at => at.UtcTicks))
                .Concat(happenings.Select(at => at.UtcTicks))
                .Concat(happenings.SelectMany(_ => _ages, (at, age) => at.UtcTicks + age));
        if (isRestless)
        {
            instants = instants.SelectMany(at => new[] { at - 1, at, at + 1 })
                .Concat(Enumerable.Range(0, 600).Select(i => x.Start.AddHours(5 * i).UtcTicks));
        }

        _instants =
        [
            .. instants.Where(at => at >= x.Start.UtcTicks && at <= x.End.UtcTicks).Distinct().Order(),
        ];
    }

    /// <summary>The instants of an order from which ages are counted.</summary>
    public static IEnumerable<DateTimeOffset> OfOrder(OrderSnapshot order) =>
        new[] { order.PlacedAt, order.ShippedAt, order.DeliveredAt, order.ReturnedAt }.OfType<DateTimeOffset>();

    /// <summary>The instants of a deal from which ages are counted, and at which its expected closing is over.</summary>
    public static IEnumerable<DateTimeOffset> OfDeal(DealSnapshot deal) =>
        new[] { deal.ChangedAt, deal.ClosedAt, deal.ExpectedCloseAt }.OfType<DateTimeOffset>();

    /// <summary>
    /// Returns the first instant after another one, for a customer who entered the stage at a third one; the largest number for none.
    /// </summary>
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
