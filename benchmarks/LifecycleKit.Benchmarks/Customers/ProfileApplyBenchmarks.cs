using BenchmarkDotNet.Attributes;
using LifecycleKit.Customers;

namespace LifecycleKit.Benchmarks.Customers;

/// <summary>The cost of applying one event to a history that already has the customer's orders, so nothing grows.</summary>
[MemoryDiagnoser]
public class ProfileApplyBenchmarks
{
    private const int Count = 1_024;

    private CustomerHistory _history = null!;
    private CustomerEvent[] _mixed = null!;
    private CustomerEvent[] _orderChanges = null!;
    private CustomerEvent _visit;
    private CustomerEvent _consent;
    private CustomerEvent _repeated;

    [GlobalSetup]
    public void Setup()
    {
        _mixed = ShopEvents.Life(seed: 7, Count);
        _history = new CustomerHistory();
        foreach (var e in _mixed) _history.Apply(e);
        var orders = _history.Orders.AllOrders.ToArray();
        _orderChanges = [.. Enumerable.Range(0, Count).Select(i => CustomerEvent.Order(Refunded(orders[i % orders.Length], i)))];
        _visit = CustomerEvent.Visit(ShopEvents.Start, "ad", TimeSpan.FromMinutes(1), true);
        _consent = CustomerEvent.ConsentChanged(ShopEvents.Start, Channels.Email, true);
        _repeated = CustomerEvent.Order(orders[0] with { });
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public void Mixed()
    {
        foreach (ref readonly var e in _mixed.AsSpan()) _history.Apply(e);
    }

    /// <summary>Versions increase and start again, so all changes after the first round are stale.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public void OutdatedOrders()
    {
        foreach (ref readonly var e in _orderChanges.AsSpan()) _history.Apply(e);
    }

    /// <summary>Each change replaces the order before it; the copy of the ledger is part of the cost.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public CustomerHistory ChangedOrders()
    {
        var history = _history.Clone();
        foreach (ref readonly var e in _orderChanges.AsSpan()) history.Apply(e);
        return history;
    }

    [Benchmark]
    public ApplyResult Visit() => _history.Apply(_visit);

    [Benchmark]
    public ApplyResult Consent() => _history.Apply(_consent);

    [Benchmark]
    public ApplyResult RepeatedOrder() => _history.Apply(_repeated);

    private static OrderSnapshot Refunded(OrderSnapshot order, int i)
    {
        var changed = ShopEvents.Start.AddDays(2_000 + i);
        return order with { RefundedTotal = i % 3 * 10, ChangedAt = changed };
    }
}
