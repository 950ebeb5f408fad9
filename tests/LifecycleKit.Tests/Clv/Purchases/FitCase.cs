using LifecycleKit.Clv;
using LifecycleKit.Customers;
using LifecycleKit.Numerics;

namespace LifecycleKit.Tests.Clv;

/// <summary>A simulated sample to fit, made in the same way for every model, from a number alone.</summary>
/// <param name="Text">The description, for messages.</param>
/// <param name="Symbols">The parameters of the model.</param>
/// <param name="Likelihood">Creates a new likelihood of the sample.</param>
internal sealed record FitCase(
    string Text, System.Collections.Immutable.ImmutableArray<(string Symbol, string Meaning)> Symbols, Func<SampleLikelihood> Likelihood)
{
    /// <summary>The models that are fitted to simulated samples; a new one adds its line.</summary>
    public static IReadOnlyDictionary<string, Func<ulong, int, FitCase>> Models { get; } = new Dictionary<string, Func<ulong, int, FitCase>>
    {
        ["BG/NBD"] = (seed, most) => Purchases(BetaGeometricFamily.Standard, seed, most),
        ["MBG/NBD"] = (seed, most) => Purchases(BetaGeometricFamily.Modified, seed, most),
        ["Pareto/NBD"] = (seed, most) => Purchases(ParetoNbdFamily.Instance, seed, most),
        ["NBD"] = (seed, most) => Purchases(NbdFamily.Instance, seed, most),
        ["Gamma-Gamma"] = Spends,
        ["BG/BB"] = Opportunities,
        ["sBG"] = (seed, most) => Retention(SbgFamily.Instance, seed, most),
        ["BdW"] = (seed, most) => Retention(BdwFamily.Instance, seed, most),
    };

    /// <summary>
    /// A sample of 50 to <paramref name="maxCount"/> customers who joined in twelve weekly cohorts, times by the day; every seventh is
    /// degenerate.
    /// </summary>
    public static FitCase Purchases(PurchaseFamily family, ulong seed, int maxCount)
    {
        var draws = new RandomDraws(seed);
        var customers = (int)Between(ref draws, 50, maxCount);
        var shapes = (Between(ref draws, 0.1, 5), Between(ref draws, 2, 60), Between(ref draws, 0.1, 5), Between(ref draws, 0.3, 20));
        var θ = new PurchaseParameters(shapes.Item1, shapes.Item2, shapes.Item3, shapes.Item4);
        var longest = Between(ref draws, 13, 150);
        var kind = Kind(ref draws);
        var times = new List<double>();
        var histories = new PurchaseHistory[customers];
        for (var i = 0; i < customers; i++)
        {
            var age = Math.Round(longest) - draws.NextIndex(12);
            times.Clear();
            family.Simulate(θ, age, ref draws, times);
            if (times.Count > 1_000) times.RemoveRange(1_000, times.Count - 1_000);
            var last = times.Count == 0 ? 0 : Math.Min(age, Math.Ceiling(times[^1] * 7) / 7);
            var count = times.Count;
            (count, last) = kind switch
            {
                1 => (0, 0),
                2 => (count, count == 0 ? 0 : age),
                3 => (3, age / 2),
                4 => i == 0 ? (5_000, age) : (0, 0),
                5 => (Math.Max(1, count), age),
                _ => (count, last),
            };
            histories[i] = PurchaseHistory.Create(count, last, age, TimeUnit.Week);
        }

        var sample = PurchaseSample.Create(histories);
        return new FitCase(
            FormattableString.Invariant($"{family.Name}, seed {seed}, {customers} customers, kind {kind}, {θ}"), family.Symbols,
            () => family.LikelihoodOf(sample.Columns));
    }

    /// <summary>Mean spends of customers with 1 to 40 purchases; every seventh sample is degenerate.</summary>
    private static FitCase Spends(ulong seed, int maxCount)
    {
        var draws = new RandomDraws(seed);
        var customers = (int)Between(ref draws, 50, maxCount);
        var model = GammaGammaModel.Create(Between(ref draws, 0.5, 20), Between(ref draws, 1.2, 20), Between(ref draws, 1, 200));
        var kind = Kind(ref draws);
        var purchases = new int[customers];
        for (var i = 0; i < customers; i++) purchases[i] = kind == 1 ? 1 : (int)Math.Min(40, draws.NextGeometric(0.3));
        var spends = model.SimulateMeanSpends(purchases, seed);
        for (var i = 0; i < customers; i++)
        {
            spends[i] = kind switch
            {
                2 => 25,
                3 => i + 1,
                4 => i == 0 ? 1e6 : 25,
                5 => i % 2 == 0 ? 1e-3 : 1e5,
                _ => Math.Max(0.01, Math.Round(spends[i], 2)),
            };
        }

        var sample = SpendSample.Create(purchases, spends);
        return new FitCase(
            $"Gamma-Gamma, seed {seed}, {customers} customers, kind {kind}, {model}", GammaGammaModel.Symbols,
            () => new GammaGammaLikelihood(sample.Columns));
    }

    /// <summary>Two cohorts with different numbers of opportunities; every seventh sample is degenerate.</summary>
    private static FitCase Opportunities(ulong seed, int maxCount)
    {
        var draws = new RandomDraws(seed);
        var customers = (int)Between(ref draws, 50, maxCount);
        var model = BgBbModel.Create(
            Between(ref draws, 0.2, 10), Between(ref draws, 0.2, 10), Between(ref draws, 0.1, 5), Between(ref draws, 0.5, 30));
        var kind = Kind(ref draws);
        var most1 = 3 + draws.NextIndex(20);
        var histories = model.Simulate(customers, most1, seed).AddRange(model.Simulate(customers / 2, 2 + most1 / 2, seed + 1))
            .Select((history, i) => kind switch
            {
                1 => OpportunityHistory.Create(0, 0, history.OpportunityCount),
                2 => OpportunityHistory.Create(history.OpportunityCount, history.OpportunityCount, history.OpportunityCount),
                3 => OpportunityHistory.Create(1, 1, history.OpportunityCount),
                4 => i == 0 ? OpportunityHistory.Create(500, 500, 500) : OpportunityHistory.Create(0, 0, history.OpportunityCount),
                5 => OpportunityHistory.Create(1, history.OpportunityCount, history.OpportunityCount),
                _ => history,
            }).ToArray();
        var sample = OpportunitySample.Create(histories);
        return new FitCase(
            $"BG/BB, seed {seed}, {customers} customers, kind {kind}, {model}", BgBbModel.Symbols, () => new BgBbLikelihood(sample));
    }

    /// <summary>A cohort over 3 to 14 renewals; every seventh sample is degenerate.</summary>
    private static FitCase Retention(RetentionFamily family, ulong seed, int maxCount)
    {
        var draws = new RandomDraws(seed);
        var customers = (int)Between(ref draws, 50, maxCount);
        var model = BdwModel.Create(
            Between(ref draws, 0.2, 5), Between(ref draws, 0.5, 20), family == SbgFamily.Instance ? 1 : Between(ref draws, 0.5, 2));
        var kind = Kind(ref draws);
        var renewals = 3 + draws.NextIndex(12);
        var sample = kind switch
        {
            1 => RetentionSample.Create([0], [0, 0, customers]),
            2 => RetentionSample.Create([0, customers], [0]),
            3 => RetentionSample.Create([0, 0, 0, customers], [0]),
            4 => RetentionSample.Create([0, 1], [0, 0, 0, 0, 0, customers]),
            5 => RetentionSample.Create([0, customers, 0, 0, 0, 0, 0, 0, 1], [0]),
            _ => model.Simulate(customers, renewals, seed),
        };
        return new FitCase(
            $"{family.Name}, seed {seed}, {customers} customers, kind {kind}, {model}", family.Symbols,
            () => new RetentionLikelihood(family, sample));
    }

    private static int Kind(ref RandomDraws draws) => draws.NextIndex(7) == 0 ? 1 + draws.NextIndex(5) : 0;

    private static double Between(ref RandomDraws draws, double low, double high) => low * Math.Pow(high / low, draws.NextUniform());
}
