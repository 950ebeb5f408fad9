using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using LifecycleKit.Rfm;

namespace LifecycleKit.Benchmarks.Rfm;

/// <summary>Fits and scores a million customers, beside a version with LINQ.</summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class RfmBenchmarks
{
    private const int Customers = 1_000_000;

    private static readonly DateTimeOffset AsOf = new(2026, 1, 31, 0, 0, 0, TimeSpan.Zero);
    private static readonly RfmOptions Spread = new()
    {
        Recency = RfmCuts.Quantile(5, spreadTies: true),
        Frequency = RfmCuts.Quantile(5, spreadTies: true),
        Monetary = RfmCuts.Quantile(5, spreadTies: true),
    };

    private readonly RfmScore[] _scores = new RfmScore[Customers];
    private RfmValues[] _customers = [];
    private RfmValues[] _fineCustomers = [];
    private ulong[] _tieKeys = [];
    private RfmModel _model = null!;
    private RfmModel _spreadModel = null!;
    private NaiveRfm _naive = null!;

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(20260131);
        _customers = [.. Enumerable.Range(0, Customers).Select(_ => Customer(random, 100))];
        _fineCustomers = [.. _customers.Select(c => RfmValues.Create(c.RecencyDays, c.Frequency, c.Monetary / 7))];
        _tieKeys = [.. Enumerable.Range(0, Customers).Select(i => RfmModel.TieKeyOf($"customer-{i}"))];
        _model = RfmModel.Fit(_customers, AsOf);
        _spreadModel = RfmModel.Fit(_customers, AsOf, Spread, tieKeys: _tieKeys);
        _naive = new NaiveRfm(_customers);
    }

    [Benchmark(Baseline = true), BenchmarkCategory("fit")]
    public object FitByLinq() => new NaiveRfm(_customers);

    [Benchmark, BenchmarkCategory("fit")]
    public RfmModel Fit() => RfmModel.Fit(_customers, AsOf);

    [Benchmark, BenchmarkCategory("fit")]
    public RfmModel FitFineAmounts() => RfmModel.Fit(_fineCustomers, AsOf);

    [Benchmark, BenchmarkCategory("fit")]
    public RfmModel FitSpread() => RfmModel.Fit(_customers, AsOf, Spread, tieKeys: _tieKeys);

    [Benchmark(Baseline = true, OperationsPerInvoke = Customers), BenchmarkCategory("score")]
    public List<(int R, int F, int M)> ScoreByLinq() => [.. _customers.Select(_naive.Score)];

    [Benchmark(OperationsPerInvoke = Customers), BenchmarkCategory("score")]
    public void Score() => _model.Score(_customers, _scores);

    [Benchmark(OperationsPerInvoke = Customers), BenchmarkCategory("score")]
    public void ScoreFineAmounts() => _model.Score(_fineCustomers, _scores);

    [Benchmark(OperationsPerInvoke = Customers), BenchmarkCategory("score")]
    public void ScoreSpread() => _spreadModel.Score(_customers, _scores, _tieKeys);

    /// <summary>A typical shop: most customers ordered once or twice, and spend covers three orders of magnitude.</summary>
    private static RfmValues Customer(Random random, int unitsPerCoin)
    {
        var orders = 1 + (int)Math.Min(200, -Math.Log(1 - random.NextDouble()) * 1.5);
        var spend = (decimal)Math.Round(orders * 40 * Math.Exp(random.NextDouble() * 3) * unitsPerCoin) / unitsPerCoin;
        return RfmValues.Create((int)(random.NextDouble() * random.NextDouble() * 1500), orders, spend);
    }

    /// <summary>Sorted lists, type 7 by its formula, a count of the cuts below for each score.</summary>
    private sealed class NaiveRfm(IReadOnlyCollection<RfmValues> customers)
    {
        private readonly List<decimal> _recency = Cuts(customers.Select(c => (decimal)c.RecencyDays));
        private readonly List<decimal> _frequency = Cuts(customers.Select(c => (decimal)c.Frequency));
        private readonly List<decimal> _monetary = Cuts(customers.Select(c => c.Monetary));

        public (int R, int F, int M) Score(RfmValues c) => (
            5 - _recency.Count(cut => c.RecencyDays > cut),
            1 + _frequency.Count(cut => c.Frequency > cut),
            1 + _monetary.Count(cut => c.Monetary > cut));

        private static List<decimal> Cuts(IEnumerable<decimal> values)
        {
            var sorted = values.Order().ToList();
            return [.. Enumerable.Range(1, 4).Select(i => Quantile(sorted, i / 5m))];
        }

        private static decimal Quantile(List<decimal> sorted, decimal p)
        {
            var h = (sorted.Count - 1) * p;
            var rank = (int)h;
            return rank + 1 < sorted.Count ? sorted[rank] + (h - rank) * (sorted[rank + 1] - sorted[rank]) : sorted[rank];
        }
    }
}
