using LifecycleKit.Customers;
using LifecycleKit.Stages;
using LifecycleKit.Tracking;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LifecycleKit.EntityFrameworkCore.Benchmarks;

/// <summary>
/// A shop over the library: a tracker with the retail lifecycle, a pooled context factory and a clock that runs with the events.
/// </summary>
internal sealed class TrackedShop : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly ServiceProvider _services;
    private readonly ShopClock _clock = new();

    public TrackedShop(BenchmarkDatabase database)
    {
        var services = new ServiceCollection().AddSingleton<TimeProvider>(_clock);
        services.AddPooledDbContextFactory<LifecycleContext>(database.Configure);
        services.AddLifecycle(SetOptions).UseEntityFrameworkStore<LifecycleContext>();
        _services = services.BuildServiceProvider();
    }

    public ILifecycleTracker Tracker => _services.GetRequiredService<ILifecycleTracker>();

    public ICustomerStore Store => _services.GetRequiredService<ICustomerStore>();

    public DateTimeOffset Now
    {
        get => _clock.Now;
        set => _clock.Now = value;
    }

    /// <summary>Records a change of a known order, or a new one.</summary>
    public async Task RecordAsync(OrderUpdate update)
    {
        _clock.Now = update.At;
        await Tracker.RecordAsync(update.Customer, update.ToEvent());
    }

    /// <summary>Records updates as one batch.</summary>
    public async Task RecordAsync(IReadOnlyList<OrderUpdate> updates)
    {
        _clock.Now = updates[^1].At;
        await Tracker.RecordAsync([.. updates.Select(update => new TrackedEvent(update.Customer, update.ToEvent()))]);
    }

    /// <summary>Saves customers with a number of orders over three years, as a tracker in memory has made them.</summary>
    public async Task AddCustomersAsync(int customerCount, int orderCount, string prefix)
    {
        var (memory, options) = (new InMemoryCustomerStore(), new LifecycleOptions());
        SetOptions(options);
        var tracker = LifecycleTracker.Create(options, memory, _clock);
        for (var number = 0; number < customerCount; number++)
        {
            var id = OrderUpdate.CustomerId(prefix, number);
            for (var order = 0; order < orderCount; order++)
                await tracker.RecordAsync(id, OrderUpdate.First(prefix, number, order, orderCount).ToEvent());
            var key = new CustomerKey(string.Empty, id);
            var record = (await memory.LoadAsync(key, null, default)).Record!;
            KeptEvent[] events = [.. await memory.LoadEventsAsync(key, default)];
            await Store.SaveAsync(
                new CustomerChange
                {
                    Key = key, ExpectedSequence = 0, Document = record.Document, Version = record.Version, DueAt = record.DueAt,
                    ChangedOrders = record.Orders, AddedEvents = [.. events],
                    AddedSeen = [.. events.Select(kept => new SeenEvent(kept.Event.Key!.Value, kept.Event.At))],
                },
                default);
        }
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static void SetOptions(LifecycleOptions options)
    {
        options.SubjectSecret = "0123456789abcdef0123456789abcdef";
        options.AddTrack("journey", LifecyclePresets.Retail);
    }

    private sealed class ShopClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = Start;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}

/// <summary>The current state of one order of one customer, as a shop sends it.</summary>
internal readonly record struct OrderUpdate(string Customer, OrderSnapshot Order, string EventId, DateTimeOffset At)
{
    public static string CustomerId(string prefix, int number) => FormattableString.Invariant($"{prefix}-{number}");

    /// <summary>An order of the past three years, as it was first sent.</summary>
    public static OrderUpdate First(string prefix, int customer, int order, int orderCount)
    {
        var placed = TrackedShop.Start.AddDays(-1).AddTicks(-(orderCount - order) * (TimeSpan.FromDays(1095).Ticks / orderCount));
        return new OrderUpdate(
            CustomerId(prefix, customer), Snapshot(prefix, customer, order, placed, placed, 0), Id(prefix, customer, order), placed);
    }

    /// <summary>A later state of a known order.</summary>
    public static OrderUpdate Later(string prefix, int customer, int order, int orderCount, int number)
    {
        var at = TrackedShop.Start.AddSeconds(number);
        var snapshot = Snapshot(prefix, customer, order, First(prefix, customer, order, orderCount).At, at, number);
        return new OrderUpdate(CustomerId(prefix, customer), snapshot, FormattableString.Invariant($"change-{number}"), at);
    }

    public CustomerEvent ToEvent() => CustomerEvent.Order(Order, EventId);

    private static OrderSnapshot Snapshot(
        string prefix, int customer, int order, DateTimeOffset placed, DateTimeOffset changed, int number) => new()
    {
        OrderId = Id(prefix, customer, order), PlacedAt = placed, ChangedAt = changed, Status = OrderStatus.Paid,
        GrossTotal = 29.90m + (number % 7) + (order % 50), RefundedTotal = number % 5 == 0 ? 4.50m : 0, Discount = 2, Category = "tea",
        Currency = "EUR",
    };

    private static string Id(string prefix, int customer, int order) =>
        FormattableString.Invariant($"order-{prefix}-{customer}-{order:00000}");
}
