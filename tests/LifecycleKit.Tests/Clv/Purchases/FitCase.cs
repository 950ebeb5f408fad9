using LifecycleKit.Clv;
using LifecycleKit.Customers;
using LifecycleKit.Numerics;

namespace LifecycleKit.Tests.Clv;

/// <summary>A simulated sample to fit: of every model the same way, from a number alone.</summary>
/// <param name="Text">What it is, for messages.</param>
/// <param name="Symbols">The parameters of the model.</param>
/// <param name="Likelihood">Makes its likelihood anew.</param>
internal sealed record FitCase(string Text, System.Collections.Immutable.ImmutableArray<(string Symbol, string Meaning)> Symbols, Func<SampleLikelihood> Likelihood)
{
    /// <summary>The models that are fitted to simulated samples; a new one adds its line.</summary>
    public static IReadOnlyDictionary<string, Func<ulong, int, FitCase>> Models { get; } = new Dictionary<string, Func<ulong, int, FitCase>>
    {
        ["BG/NBD"] = (seed, most) => Purchases(BetaGeometricFamily.Standard, seed, most),
        ["MBG/NBD"] = (seed, most) => Purchases(BetaGeometricFamily.Modified, seed, most),
    };

    /// <summary>A sample of 50 to <paramref name="most"/> customers who joined in twelve weekly cohorts, times by the day; every seventh is degenerate.</summary>
    public static FitCase Purchases(PurchaseFamily family, ulong seed, int most)
    {
        var draws = new RandomDraws(seed);
        var customers = (int)Between(50, most);
        var shapes = (Between(0.1, 5), Between(2, 60), Between(0.1, 5), Between(0.3, 20));
        var θ = new PurchaseParameters(shapes.Item1, shapes.Item2, shapes.Item3, shapes.Item4);
        var longest = Between(13, 150);
        var kind = draws.NextIndex(7) == 0 ? 1 + draws.NextIndex(5) : 0;
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

        var sample = PurchaseSample.Of(histories);
        return new FitCase(
            FormattableString.Invariant($"{family.Name}, seed {seed}, {customers} customers, kind {kind}, {θ}"), family.Symbols, () => family.LikelihoodOf(sample.Columns));

        double Between(double low, double high) => low * Math.Pow(high / low, draws.NextUniform());
    }
}
