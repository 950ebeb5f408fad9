using System.Collections.Concurrent;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Rfm;
using LifecycleKit.Tests.Customers;

namespace LifecycleKit.Tests.Conditions;

/// <summary>RFM scores by given cut points: the model of a zone, and the same scores computed directly.</summary>
internal static class GivenScores
{
    private static readonly decimal[] RecencyCuts = [2, 5, 10, 20];
    private static readonly decimal[] FrequencyCuts = [1, 2];
    private static readonly decimal[] MonetaryCuts = [0, 99.5m, 150.5m];

    private static readonly ConcurrentDictionary<TimeZoneInfo, FactContext> Known = new();

    /// <summary>The window of the zones that have one.</summary>
    public static TimeSpan Window { get; } = TimeSpan.FromDays(10);

    public static FactContext Context(TimeZoneInfo zone) => Known.GetOrAdd(zone, NewContext);

    private static FactContext NewContext(TimeZoneInfo zone) => new(zone, RfmModel.Fit(
        [RfmValues.Create(1, 1, 1)],
        Days.Start,
        new RfmOptions
        {
            Recency = RfmCuts.Given(RecencyCuts),
            Frequency = RfmCuts.Given(FrequencyCuts),
            Monetary = RfmCuts.Given(MonetaryCuts),
            TimeZone = zone,
            WindowDays = HasWindow(zone) ? (int)Window.TotalDays : null,
        }));

    /// <summary>Whether the model of a zone counts over <see cref="Window"/>: that of every other zone of the tests does.</summary>
    private static bool HasWindow(TimeZoneInfo zone) =>
        Days.Zones.Select((one, i) => (one.Id, IsOdd: i % 2 == 1)).Any(one => one.Id == zone.Id && one.IsOdd);

    private static OrderSnapshot[] Orders(Moment moment) => [.. moment.Customer.Orders.Where(order =>
        !HasWindow(moment.Days.Zone) || (order.PlacedAt > moment.Instant - Window && order.PlacedAt <= moment.Instant))];

    /// <summary>
    /// Returns five for up to two days, and one less for each cut point passed; a value on a cut point has not passed it.
    /// </summary>
    public static decimal? Recency(Moment moment) => moment.RecencyDays is { } days ? 5 - RecencyCuts.Count(cut => days > cut) : null;

    public static decimal? Frequency(Moment moment)
    {
        var orders = Orders(moment).Count(NaiveOrder.Counts);
        return moment.Customer.OrderCount > 0 ? 1 + FrequencyCuts.Count(cut => orders > cut) : null;
    }

    public static decimal? Monetary(Moment moment)
    {
        var revenue = Orders(moment).Sum(NaiveOrder.Net);
        return moment.Customer.OrderCount > 0 ? 1 + MonetaryCuts.Count(cut => revenue > cut) : null;
    }
}
