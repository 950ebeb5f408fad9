using System.Collections.Immutable;
using System.Globalization;

namespace LifecycleKit.Testing;

/// <summary>Draws the customers of a simulated shop.</summary>
/// <remarks>
/// The draws use no function of the machine's C library, so that they are the same everywhere. Each share takes its draws whether it is 0
/// or not.
/// </remarks>
internal sealed class ShopDraw
{
    private const int MaxRepeatCount = 60;

    /// <summary>The days before the end in which a customer who orders again does not place the first order.</summary>
    private const int RepeatRoom = 45;

    private static readonly string[] Sources = ["search", "newsletter", "social", "direct"];

    private readonly SimulatedShopOptions _options;
    private readonly DateTimeOffset _start;
    private readonly DateTimeOffset _end;
    private readonly double _busiest;
    private readonly string _idFormat;

    public ShopDraw(SimulatedShopOptions options)
    {
        _options = options;
        _start = options.FirstSecond;
        _end = _start.AddDays(options.DayCount);
        _busiest = options.Seasons.Max();
        _idFormat = SimulationOptions.NumberFormat(options.CustomerCount);
    }

    public ImmutableArray<SimulatedCustomer> Draw(CancellationToken cancellationToken)
    {
        var customers = ImmutableArray.CreateBuilder<SimulatedCustomer>(_options.CustomerCount);
        for (var i = 0; i < _options.CustomerCount; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var draws = new SeededDraws(_options.Seed, (ulong)i);
            var id = $"customer-{(i + 1).ToString(_idFormat, CultureInfo.InvariantCulture)}";
            var life = new ShopLife(_options, id, _end);
            Live(life, ref draws);
            customers.Add(new SimulatedCustomer(id, life.ToEvents()));
        }

        return customers.MoveToImmutable();
    }

    private void Live(ShopLife life, ref SeededDraws draws)
    {
        var isVisitor = draws.NextFraction() < _options.VisitorShare;
        var isRepeating = draws.NextFraction() >= _options.OneTimeShare;
        var favourite = draws.NextIndex(ShopCatalog.CategoryCount);
        var consents = draws.NextFraction() < _options.ConsentShare;
        var channel = draws.NextFraction() < 0.2 ? "store" : draws.NextFraction() < 0.25 ? "app" : "online";
        var first = InSeason(_start, isRepeating && !isVisitor ? _end.AddDays(-RepeatRoom) : _end, ref draws);
        var discoveredAt = Later(_start, first.AddSeconds(-600 - draws.NextIndex(14 * 24 * 3600)));
        life.Visit(discoveredAt, Sources[draws.NextIndex(Sources.Length)], ref draws);
        if (consents) life.Consent(discoveredAt.AddSeconds(60));
        // Long enough before the first order that the order does not recover the cart.
        var lostAt = first.AddDays(-9 - draws.NextIndex(30));
        if (draws.NextFraction() < _options.LostCartShare && lostAt >= _start) life.LoseCart(lostAt, favourite, ref draws);
        if (isVisitor) return;
        foreach (var at in OrdersOf(first, isRepeating, ref draws)) life.Order(at, favourite, channel, ref draws);
    }

    /// <summary>
    /// The instants of a customer's orders. One who orders again has a rhythm of two weeks to half a year, and goes on after each order
    /// with a chance of their own.
    /// </summary>
    private List<DateTimeOffset> OrdersOf(DateTimeOffset first, bool isRepeating, ref SeededDraws draws)
    {
        var orders = new List<DateTimeOffset> { first };
        if (!isRepeating) return orders;
        var fraction = draws.NextFraction();
        var rhythm = 14 + 170 * fraction * fraction;
        var goesOn = 0.5 + 0.45 * draws.NextFraction();
        while (orders.Count <= MaxRepeatCount)
        {
            var days = 1 + rhythm * (draws.NextFraction() + draws.NextFraction());
            var next = InSeason(orders[^1].AddDays(days * 0.8), orders[^1].AddDays(days * 1.2), ref draws);
            if (next >= _end && orders.Count > 1) return orders;
            // The second order is placed in any case, or a customer would have one order only.
            if (next >= _end) next = orders[0].AddDays(1) + draws.NextSeconds(_end - orders[0].AddDays(1));
            orders.Add(next);
            if (draws.NextFraction() >= goesOn) return orders;
        }

        return orders;
    }

    /// <summary>An instant of a period, in a busy month more often than in a quiet one: drawn again until the season takes it.</summary>
    private DateTimeOffset InSeason(DateTimeOffset from, DateTimeOffset until, ref SeededDraws draws)
    {
        var at = from;
        for (var i = 0; i < 100; i++)
        {
            at = from + draws.NextSeconds(until - from);
            if (draws.NextFraction() * _busiest < _options.Seasons[at.Month - 1]) return at;
        }

        return at;
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
