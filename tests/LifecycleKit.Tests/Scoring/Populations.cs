using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Clv;
using LifecycleKit.Customers;
using LifecycleKit.Numerics;
using LifecycleKit.Rfm;
using LifecycleKit.Scoring;
using LifecycleKit.Tests.Customers;

namespace LifecycleKit.Tests.Scoring;

/// <summary>Population models with known parameters, and customers to score.</summary>
internal static class Populations
{
    private static readonly decimal[] RecencyCuts = [7, 30, 90, 180];
    private static readonly decimal[] OtherCuts = [1, 2, 4, 8];

    public static readonly Gen<PopulationModel> Any =
        from zone in Gen.Elements<TimeZoneInfo>([.. Days.Zones])
        from grain in Gen.Elements(PurchaseGrain.Day, PurchaseGrain.Order)
        from unit in Gen.Elements(TimeUnit.Day, TimeUnit.Week, TimeUnit.Month)
        from purchases in Purchases(unit, grain)
        from days in Gen.Elements(1, 30, 90, 400)
        from spend in Gen.Elements(null, GammaGammaModel.Create(6.25, 3.74, 15.44, grain), GammaGammaModel.Create(0.4, 1.2, 90, grain))
        from step in Gen.Choose(1, 40)
        select WithQuantiles(
            PopulationModel.Create(Rfm(zone), purchases, spend, new ValueTerms { OrdersHorizon = TimeSpan.FromDays(days) }), step);

    /// <summary>One to eight orders within 300 days, some of them on one day.</summary>
    public static readonly Gen<CustomerHistory> Customers =
        from count in Gen.Choose(1, 8)
        from minutes in Gen.ArrayOf(Gen.OneOf(Gen.Choose(0, 300 * 1440), Gen.Choose(0, 3 * 1440)), count)
        select Customer(minutes);

    public static RfmModel Rfm(TimeZoneInfo zone) => RfmModel.Fit(
        [RfmValues.Create(1, 1, 1)],
        Days.Start,
        new RfmOptions { Recency = RfmCuts.Given(RecencyCuts), Frequency = RfmCuts.Given(OtherCuts), Monetary = RfmCuts.Given(OtherCuts),
            TimeZone = zone });

    /// <summary>MBG/NBD with the parameters fitted to CDNOW, in weeks.</summary>
    public static PopulationModel Mbg(TimeZoneInfo? zone = null, PurchaseGrain grain = PurchaseGrain.Day) => PopulationModel.Create(
        Rfm(zone ?? TimeZoneInfo.Utc), MbgNbdModel.Create(0.525, 6.183, 0.891, 1.614, TimeUnit.Week, grain),
        GammaGammaModel.Create(6.25, 3.74, 15.44, grain));

    /// <summary>Adds the percentiles of customers who ordered one to eight times and were then silent; as it is without spend.</summary>
    public static PopulationModel WithQuantiles(PopulationModel model, int step = 7, ValueTerms? terms = null)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(model.TimeZoneId);
        var histories = Enumerable.Range(0, 60).Select(i =>
        {
            Customer([.. Enumerable.Range(0, 1 + i % 8).Select(order => order * (i + 3) * 1_440)]).Orders
                .TryGetPurchaseClock(zone, model.Unit, model.Grain, out var clock);
            return clock.At(i * step * (model.Grain == PurchaseGrain.Day ? 1 : 86_400));
        });
        return PopulationModel.Create(
            model.Rfm, model.Purchases, model.Spend, terms ?? model.Terms,
            PopulationQuantiles.Of(model, [.. histories], TestContext.Current.CancellationToken));
    }

    /// <summary>Orders at minutes after the first day.</summary>
    public static CustomerHistory Customer(params int[] minutes)
    {
        var orders = minutes.Select(
            (minute, i) => new OrderSnapshot { OrderId = $"{i}", PlacedAt = Days.Start.AddMinutes(minute), GrossTotal = 10 + i });
        return Snapshots.History([.. orders]);
    }

    /// <summary>The orders of customers drawn from a model, who join during 40 weeks and are observed until week 60.</summary>
    public static OrderLog Log(PurchaseFamily family, PurchaseParameters parameters, int customers, ulong seed = 7)
    {
        var rows = new List<OrderRow>();
        var times = new List<double>();
        for (var i = 0; i < customers; i++)
        {
            var draws = new RandomDraws(seed).Fork((ulong)i);
            times.Clear();
            var start = draws.NextUniform() * 40;
            family.Simulate(parameters, 60 - start, ref draws, times);
            foreach (var time in times.Prepend(0))
            {
                rows.Add(
                    new OrderRow($"c{i}", Days.Start.AddDays(7 * (start + time)), Math.Round(10 + 90 * (decimal)draws.NextUniform(), 2)));
            }
        }

        return OrderLog.Read(rows);
    }

    private static Gen<PurchaseModel> Purchases(TimeUnit unit, PurchaseGrain grain) =>
        from family in Gen.Elements<PurchaseFamily>(PurchaseFamilies.All)
        from first in Size(-3, 1.5)
        from second in Size(-1, 3)
        from third in Size(-2.5, 1.5)
        from fourth in Size(-2.5, 2.5)
        let days = 7 / unit.ToDays()
        select family.Create(new PurchaseParameters(first, second * days, third, fourth), unit, grain, null);

    /// <summary>e to a power between two bounds.</summary>
    private static Gen<double> Size(double low, double high) => Gen.Choose(0, 1000).Select(x => Math.Exp(low + (high - low) * x / 1000));
}
