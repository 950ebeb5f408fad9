using BenchmarkDotNet.Attributes;
using LifecycleKit.Customers;
using LifecycleKit.Tracking;

namespace LifecycleKit.Benchmarks.Tracking;

/// <summary>
/// The cost of one call of the tracker over the in-memory store, for a customer with ten orders among ten thousand customers.
/// </summary>
[MemoryDiagnoser]
public class TrackerBenchmarks
{
    private const int Customers = 10_000;
    private const int Orders = 10;

    private readonly LifecycleTracker _tracker = LifecycleTracker.Create();
    private readonly string[] _ids = [.. Enumerable.Range(0, Customers).Select(i => $"customer-{i}")];
    private CustomerEvent _visit;
    private CustomerEvent[] _repeated = [];
    private int _next;

    [GlobalSetup]
    public async Task Setup()
    {
        var now = DateTimeOffset.UtcNow;
        foreach (var id in _ids)
        {
            for (var i = 0; i < Orders; i++) await _tracker.RecordAsync(id, Order(now, id, i));
        }

        _visit = CustomerEvent.Visit(now);
        _repeated = [.. _ids.Select((id, i) => Order(now, id, i % Orders))];
    }

    [Benchmark(Baseline = true)]
    public async Task<string> GetView() => (await _tracker.GetViewAsync(NextId())).Tracks[0].Stage;

    [Benchmark]
    public async Task<RecordOutcome> RecordVisit() => (await _tracker.RecordAsync(NextId(), _visit)).Outcome;

    [Benchmark]
    public async Task<RecordOutcome> RecordRepeatedOrder() => (await _tracker.RecordAsync(NextId(), _repeated[_next])).Outcome;

    private static CustomerEvent Order(DateTimeOffset now, string customerId, int number) =>
        CustomerEvent.Order(
            new OrderSnapshot { OrderId = $"{customerId}-{number}", PlacedAt = now.AddDays(-10 * (Orders - number)),
                GrossTotal = 20 + number, Status = OrderStatus.Paid });

    private string NextId() => _ids[_next = (_next + 1) % Customers];
}
