using BenchmarkDotNet.Attributes;
using LifecycleKit.Customers;

namespace LifecycleKit.Benchmarks.Customers;

/// <summary>Five million rows of half a million customers, from memory to a grouped and sorted log.</summary>
/// <remarks>The baseline groups into a dictionary of lists and does not sort. A time of 2 500 ms is two million rows a second.</remarks>
[MemoryDiagnoser]
public class OrderLogBenchmarks
{
    private const int Rows = 5_000_000;
    private const int Customers = 500_000;
    private static readonly DateTimeOffset AsOf = new(2025, 7, 1, 0, 0, 0, TimeSpan.Zero);

    private OrderRow[] _rows = [];
    private OrderLog? _log;
    private OrderSummary[] _summaries = [];

    [Params(false, true)]
    public bool OrderIds { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _rows = new OrderRows(Rows, Customers).ToArray(OrderIds);
        _log = OrderLog.Read(_rows);
        _summaries = new OrderSummary[_log.CustomerCount];
    }

    [Benchmark(Baseline = true)]
    public int DictionaryOfLists()
    {
        var groups = new Dictionary<string, List<(DateTimeOffset, decimal)>>();
        foreach (var row in _rows)
        {
            if (!groups.TryGetValue(row.CustomerId, out var orders)) groups.Add(row.CustomerId, orders = []);
            orders.Add((row.PlacedAt, row.Amount));
        }

        return groups.Count;
    }

    [Benchmark]
    public OrderLog Read() => OrderLog.Read(_rows);

    [Benchmark]
    public OrderSummary Summarize()
    {
        _log!.Summarize(AsOf, _summaries);
        return _summaries[0];
    }
}
