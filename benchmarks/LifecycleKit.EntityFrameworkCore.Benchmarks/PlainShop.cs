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
        Change(context, customer, orders[update.Order.OrderId], update);
        await context.SaveChangesAsync();
    }

    /// <summary>Records updates of different customers, with one query for each table and one SaveChanges.</summary>
    public async Task RecordAsync(OrderUpdate[] updates)
    {
        await using var context = await _contexts.CreateDbContextAsync();
        string[] ids = [.. updates.Select(update => update.Customer)];
        string[] eventIds = [.. updates.Select(update => update.EventId)];
        var customers = await context.Customers.Where(row => row.Scope == Scope && ids.Contains(row.CustomerId))
            .ToDictionaryAsync(row => row.CustomerId);
        var orders = await context.Orders.Where(row => row.Scope == Scope && ids.Contains(row.CustomerId))
            .ToDictionaryAsync(row => row.OrderId);
        var seen = await context.Seen
            .Where(row => row.Scope == Scope && ids.Contains(row.CustomerId) && row.Kind == OrderKind && eventIds.Contains(row.EventId))
            .Select(row => row.EventId).ToListAsync();
        foreach (var update in updates.Where(update => !seen.Contains(update.EventId)))
            Change(context, customers[update.Customer], orders[update.Order.OrderId], update);
        await context.SaveChangesAsync();
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private void Change(PlainContext context, PlainCustomer customer, PlainOrder order, OrderUpdate update)
    {
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
    }

    /// <summary>Another text of nearly the same length: the same JSON with one or two spaces at its end.</summary>
    public static string Changed(string text, OrderUpdate update) =>
        string.Concat(text.AsSpan().TrimEnd(), new string(' ', 1 + (int)(update.At.Ticks / TimeSpan.TicksPerSecond % 2)));
}
