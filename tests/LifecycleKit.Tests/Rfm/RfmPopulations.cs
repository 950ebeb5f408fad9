using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Rfm;

namespace LifecycleKit.Tests.Rfm;

/// <summary>Generated customers, populations and options.</summary>
internal static class RfmPopulations
{
    public static readonly DateTimeOffset AsOf = new(2026, 1, 31, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Amounts as shops have them, with credits; a few too fine or too wide for the integer kernel.</summary>
    private static readonly Gen<decimal> Amount = Gen.Frequency(
        (8, Gen.Choose(-500, 20_000).Select(cents => cents / 100m)),
        (4, Gen.Choose(-3, 12).Select(coins => (decimal)coins)),
        (1, Gen.Choose(-20, 300).Select(thirds => thirds / 3m)),
        (1, Gen.Choose(-9, 9).Select(many => many * 1e20m)));

    public static readonly Gen<RfmValues> Customer =
        from days in Gen.Frequency((3, Gen.Choose(0, 6)), (3, Gen.Choose(0, 700)), (1, Gen.Choose(0, int.MaxValue)))
        from orders in Gen.Frequency((4, Gen.Choose(1, 3)), (1, Gen.Choose(1, 60)))
        from amount in Amount
        select RfmValues.Create(days, orders, amount);

    /// <summary>1 to 60 customers with orders; the size follows the test's.</summary>
    public static readonly Gen<RfmValues[]> Population =
        from size in Gen.Choose(1, 60)
        from customers in Gen.ArrayOf(Customer, size)
        select customers;

    /// <summary>Customers with and without orders.</summary>
    public static readonly Gen<RfmValues[]> AnyPopulation =
        from customers in Population
        from visitors in Gen.Choose(0, 5)
        from mixed in Gen.Shuffle([.. customers, .. new RfmValues[visitors]])
        select mixed;

    public static readonly Gen<RfmOptions> EqualTies = Options(Cuts(spreadTies: false));

    public static readonly Gen<RfmOptions> SpreadTies = Options(Gen.Choose(2, 10).Select(bins => RfmCuts.Quantile(bins, spreadTies: true)));

    public static readonly Gen<RfmOptions> AnyOptions = Options(Gen.OneOf(Cuts(spreadTies: false), Cuts(spreadTies: true)));

    /// <summary>A tie key for each customer; few distinct ones, so that keys tie too.</summary>
    public static ulong[] KeysFor(RfmValues[] population, int distinct = 7) =>
        [.. population.Select((_, i) => RfmModel.TieKeyOf($"customer-{i % distinct}"))];

    public static ulong[] DistinctKeysFor(RfmValues[] population) => KeysFor(population, int.MaxValue);

    public static RfmModel Fit(RfmValues[] population, RfmOptions options) => RfmModel.Fit(population, AsOf, options, KeysFor(population));

    public static RfmScore[] Scores(RfmModel model, RfmValues[] population, ulong[] keys) =>
        [.. population.Zip(keys, (values, key) => model.Score(in values, key))];

    private static Gen<RfmCuts> Cuts(bool spreadTies) => Gen.Frequency(
        (4, Gen.Choose(2, 10).Select(bins => RfmCuts.Quantile(bins, spreadTies))),
        (1, Gen.Choose(2, 10).Select(bins => RfmCuts.Fixed(bins))),
        (1, Given));

    private static Gen<RfmCuts> Given =>
        from count in Gen.Choose(1, 9)
        from start in Gen.Choose(-50, 300)
        from steps in Gen.ArrayOf(Gen.Choose(1, 90), count)
        select RfmCuts.Given([.. steps.Scan(start / 4m, (sum, step) => sum + step / 4m)]);

    private static Gen<RfmOptions> Options(Gen<RfmCuts> cuts) =>
        from recency in cuts
        from frequency in cuts
        from monetary in cuts
        select new RfmOptions { Recency = recency, Frequency = frequency, Monetary = monetary };

    private static IEnumerable<decimal> Scan(this int[] steps, decimal start, Func<decimal, int, decimal> next)
    {
        foreach (var step in steps) yield return start = next(start, step);
    }
}
