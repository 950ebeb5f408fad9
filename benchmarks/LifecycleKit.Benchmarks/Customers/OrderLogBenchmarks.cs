using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using LifecycleKit.Customers;

namespace LifecycleKit.Benchmarks.Customers;

/// <summary>
/// Reads five million rows of half a million customers from memory into a grouped and sorted log, beside a dictionary of lists.
/// </summary>
/// <remarks>The dictionary neither sorts nor adds up lines or days. 500 ns per row are two million rows per second.</remarks>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class OrderLogBenchmarks
{
    private const int Rows = 5_000_000;
    private const int Customers = 500_000;
    private static readonly DateTimeOffset AsOf = new(2025, 7, 1, 0, 0, 0, TimeSpan.Zero);

    private OrderRow[] _rows = [];
    private OrderRow[] _rowsWithOrderIds = [];
    private Dictionary<string, List<(DateTimeOffset PlacedAt, decimal Amount)>> _dictionary = [];
    private OrderLog _log = null!;
    private OrderSummary[] _summaries = [];

    [GlobalSetup]
    public void Setup()
    {
        _rows = new OrderRows(Rows, Customers).ToArray(withOrderIds: false);
        _rowsWithOrderIds = new OrderRows(Rows, Customers).ToArray(withOrderIds: true);
        _dictionary = ReadIntoDictionary();
        _log = OrderLog.Read(_rows);
        _summaries = new OrderSummary[_log.CustomerCount];
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Rows), BenchmarkCategory("read")]
    public Dictionary<string, List<(DateTimeOffset PlacedAt, decimal Amount)>> ReadIntoDictionary()
    {
        var groups = new Dictionary<string, List<(DateTimeOffset, decimal)>>();
        foreach (var row in _rows)
        {
            if (!groups.TryGetValue(row.CustomerId, out var orders)) groups.Add(row.CustomerId, orders = []);
            orders.Add((row.PlacedAt, row.Amount));
        }

        return groups;
    }

    [Benchmark(OperationsPerInvoke = Rows), BenchmarkCategory("read")]
    public OrderLog Read() => OrderLog.Read(_rows);

    [Benchmark(OperationsPerInvoke = Rows), BenchmarkCategory("read")]
    public OrderLog ReadWithOrderIds() => OrderLog.Read(_rowsWithOrderIds);

    [Benchmark(Baseline = true, OperationsPerInvoke = Rows), BenchmarkCategory("summarize")]
    public decimal SummarizeDictionary() => _dictionary.Values
        .Sum(orders => orders.Where(order => order.PlacedAt < AsOf && order.Amount >= 0).Sum(order => order.Amount));

    [Benchmark(OperationsPerInvoke = Rows), BenchmarkCategory("summarize")]
    public void Summarize() => _log.Summarize(AsOf, _summaries);
}
