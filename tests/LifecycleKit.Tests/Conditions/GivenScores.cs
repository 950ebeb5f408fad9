using System.Collections.Concurrent;
using LifecycleKit.Conditions;
using LifecycleKit.Rfm;

namespace LifecycleKit.Tests.Conditions;

/// <summary>RFM scores by given cut points: the model of a zone, and the same scores computed directly.</summary>
internal static class GivenScores
{
    private static readonly decimal[] RecencyCuts = [2, 5, 10, 20];
    private static readonly decimal[] FrequencyCuts = [1, 2];
    private static readonly decimal[] MonetaryCuts = [0, 99.5m, 150.5m];

    private static readonly ConcurrentDictionary<TimeZoneInfo, FactContext> Known = new();

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
        }));

    /// <summary>
    /// Returns five for up to two days, and one less for each cut point passed; a value on a cut point has not passed it.
    /// </summary>
    public static decimal? Recency(Moment moment) => moment.RecencyDays is { } days ? 5 - RecencyCuts.Count(cut => days > cut) : null;

    public static decimal? Frequency(Moment moment) =>
        moment.Customer.OrderCount > 0 ? 1 + FrequencyCuts.Count(cut => moment.Customer.OrderCount > cut) : null;

    public static decimal? Monetary(Moment moment) =>
        moment.Customer.OrderCount > 0 ? 1 + MonetaryCuts.Count(cut => moment.Customer.NetRevenue > cut) : null;
}
