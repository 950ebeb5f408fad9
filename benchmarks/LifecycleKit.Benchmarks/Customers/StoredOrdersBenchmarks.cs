using System.Text;
using BenchmarkDotNet.Attributes;
using LifecycleKit.Customers;

namespace LifecycleKit.Benchmarks.Customers;

/// <summary>
/// The cost of a customer's orders in a store, without and with lines, channel and delivery: in few bytes for the store in memory, and
/// as JSON for a database. One operation is one of 20 orders.
/// </summary>
[MemoryDiagnoser]
public class StoredOrdersBenchmarks
{
    private const int Count = 20;

    private readonly PackedWriter _writer = new();
    private CustomerHistory _history = null!;
    private OrderSnapshot[] _orders = null!;
    private byte[] _packed = null!;
    private byte[] _json = null!;

    [Params(0, 3)]
    public int Lines { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _history = new CustomerHistory();
        _orders = [.. Enumerable.Range(0, Count).Select(Order)];
        foreach (var order in _orders) _history.Apply(CustomerEvent.Order(order));
        _history.Pack(_writer);
        _packed = _writer.Written.ToArray();
        _json = Encoding.UTF8.GetBytes($"[{string.Join(',', _history.Orders.Entries.Select(entry => entry.ToJson()))}]");
        Console.WriteLine($"// {_packed.Length / Count} bytes packed, {_json.Length / Count} bytes of JSON an order");
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public CustomerHistory Apply()
    {
        var history = new CustomerHistory();
        foreach (var order in _orders) history.Apply(CustomerEvent.Order(order));
        return history;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public int Pack()
    {
        _writer.Clear();
        new CustomerHistory().Pack(_writer);
        foreach (var order in _orders) order.Pack(_writer);
        return _writer.Length;
    }

    /// <summary>Reads the history and its orders, which a field about them makes it do.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public OrderSnapshot? Unpack()
    {
        var reader = new PackedReader(_packed);
        return CustomerHistory.Unpack(ref reader).Orders.Find("7");
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public int FromJson() => LedgerEntry.FromJsonArray(_json).Length;

    private OrderSnapshot Order(int i)
    {
        var order = new OrderSnapshot
        {
            OrderId = $"{i}", PlacedAt = ShopEvents.Start.AddDays(9 * i), ChangedAt = ShopEvents.Start.AddDays((9 * i) + 2),
            Status = OrderStatus.Paid, GrossTotal = 20.99m + i, Category = "tea", Currency = "EUR",
        };
        return Lines == 0 ? order : WithDetails(order);
    }

    private OrderSnapshot WithDetails(OrderSnapshot order) => order with
    {
        ShippedAt = order.PlacedAt.AddDays(1), DeliveredAt = order.PlacedAt.AddDays(3), SalesChannel = "online",
        Lines = [.. Enumerable.Range(0, Lines).Select(i => new OrderLine { Product = $"product-{i}", Category = "tea", NetAmount = 7 })],
    };
}
