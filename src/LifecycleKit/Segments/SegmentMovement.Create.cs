using LifecycleKit.Customers;
using LifecycleKit.Rfm;

namespace LifecycleKit.Segments;

public sealed partial class SegmentMovement
{
    /// <summary>Creates the table of the customers of an order log, by the same cut points at both instants, over their window; in
    /// parallel.</summary>
    /// <param name="map">The map.</param>
    /// <param name="cuts">The cut points, with the bins of the map; they must not spread ties.</param>
    /// <param name="log">The orders. A log has no visits, so customers without an order have no segment.</param>
    /// <param name="period">The period.</param>
    /// <param name="zone">The zone of <see cref="RfmModel.TimeZoneId"/>, in which recency is counted.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">
    /// The cut points have other bins than the map, count days in another zone, or spread ties.
    /// </exception>
    public static SegmentMovement Create(SegmentMap map, RfmModel cuts, OrderLog log, Period period, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(cuts);
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(zone);
        if (cuts.Bins != map.Bins)
            throw new ArgumentException($"The map '{map.Name}' places scores of {map.Bins} bins, not {cuts.Bins}.", nameof(cuts));
        if (cuts.NeedsTieKeys)
            throw new ArgumentException("The cut points spread ties. Use cut points that do not spread ties.", nameof(cuts));
        if (cuts.TimeZoneId != zone.Id)
            throw new ArgumentException($"The cut points count days in '{cuts.TimeZoneId}', not in '{zone.Id}'.", nameof(zone));
        var before = RfmValues.Read(log, period.From, zone, cuts.WindowDays);
        var after = RfmValues.Read(log, period.To, zone, cuts.WindowDays);
        return Create(map, period, before.Zip(after, (from, to) => (NameOf(in from), NameOf(in to))));

        string? NameOf(in RfmValues values) => values.HasOrders
            ? map.Map(SegmentInput.Create(values.OrderCount, false, cuts.ScoreOf(in values, 0)))!.Name : null;
    }

    /// <summary>Creates the table of customers whose segments are known at both instants, such as those of two exports.</summary>
    /// <param name="map">The map; any map, of visitors too.</param>
    /// <param name="period">The period whose opening and close the two instants are.</param>
    /// <param name="opening">The name of the segment of each customer at the opening, by the id of the customer.</param>
    /// <param name="close">The same at the close. A customer who is missing in one of the two arrives or departs.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The map has no segment of a name.</exception>
    public static SegmentMovement Create(
        SegmentMap map, Period period, IReadOnlyDictionary<string, string> opening, IReadOnlyDictionary<string, string> close)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(opening);
        ArgumentNullException.ThrowIfNull(close);
        var known = opening.Select(one => (From: (string?)one.Value, To: close.TryGetValue(one.Key, out var to) ? to : null));
        var arrived = close.Where(one => !opening.ContainsKey(one.Key)).Select(one => (From: (string?)null, To: (string?)one.Value));
        return Create(map, period, known.Concat(arrived));
    }

    /// <summary>Creates the table of customers that are counted one after the other.</summary>
    internal static SegmentMovement Create(SegmentMap map, Period period, IEnumerable<SegmentLink> links)
    {
        var none = map.Segments.Length;
        var counts = new long[none + 1, none + 1];
        foreach (var link in links) counts[IndexOf(map, link.From, "opening"), IndexOf(map, link.To, "close")] += link.Count;
        return new SegmentMovement(map, period, counts);
    }

    private static SegmentMovement Create(SegmentMap map, Period period, IEnumerable<(string? From, string? To)> customers)
    {
        var none = map.Segments.Length;
        var counts = new long[none + 1, none + 1];
        foreach (var (from, to) in customers)
        {
            if (from is not null || to is not null) counts[IndexOf(map, from, "opening"), IndexOf(map, to, "close")]++;
        }

        return new SegmentMovement(map, period, counts);
    }
}
