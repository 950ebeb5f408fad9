using LifecycleKit.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LifecycleKit.EntityFrameworkCore.Benchmarks;

/// <summary>
/// A host that writes the same rows with a change tracker. It moves texts of the same length and neither reads nor makes JSON, so that the
/// baseline is EF Core alone.
/// </summary>
internal sealed class PlainShop : IAsyncDisposable
{
    private const string Scope = "";
    private const int OrderKind = (int)CustomerEventKind.Order;

    private readonly ServiceProvider _services;
    private readonly IDbContextFactory<PlainContext> _contexts;
    private long _eventNumber = 1_000_000;

    public PlainShop(BenchmarkDatabase database)
    {
        _services = new ServiceCollection().AddPooledDbContextFactory<PlainContext>(database.Configure).BuildServiceProvider();
        _contexts = _services.GetRequiredService<IDbContextFactory<PlainContext>>();
    }

    public async Task RecordAsync(OrderUpdate update)
    {
        await using var context = await _contexts.CreateDbContextAsync();
        var customer = await context.Customers.SingleAsync(row => row.Scope == Scope && row.CustomerId == update.Customer);
        var orders = await context.Orders.Where(row => row.Scope == Scope && row.CustomerId == update.Customer)
            .ToDictionaryAsync(row => row.OrderId);
        var isSeen = await context.Seen.AnyAsync(
            row => row.Scope == Scope && row.CustomerId == update.Customer && row.Kind == OrderKind && row.EventId == update.EventId);
        if (isSeen) return;
        var order = orders[update.Order.OrderId];
        customer.Document = Changed(customer.Document, update);
        customer.Sequence++;
        customer.DueAt = update.At.AddDays(30).UtcTicks;
        customer.SaveId = update.At.UtcTicks;
        order.Entry = Changed(order.Entry, update);
        context.Events.Add(
            new PlainEvent
            {
                Scope = Scope, CustomerId = update.Customer, Number = ++_eventNumber, Kind = OrderKind, OccurredAt = update.At.UtcTicks,
                Event = order.Entry,
            });
        context.Seen.Add(
            new PlainSeen
            {
                Scope = Scope, CustomerId = update.Customer, Kind = OrderKind, EventId = update.EventId, SeenAt = update.At.UtcTicks,
            });
        await context.SaveChangesAsync();
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    /// <summary>Another text of the same length: still JSON, with spaces at its end for the number.</summary>
    public static string Changed(string text, OrderUpdate update) =>
        string.Concat(text.AsSpan().TrimEnd(), new string(' ', 1 + (int)(update.At.Ticks / TimeSpan.TicksPerSecond % 2)));
}
