using LifecycleKit.Products;

namespace LifecycleKit.Tests.Products;

/// <summary>The intervals of one product, counted in the plainest way, and their product-limit median.</summary>
internal sealed class NaiveReplenishment
{
    private const double Day = TimeSpan.TicksPerDay;

    private readonly List<(int Days, bool IsClosed)> _gaps = [];
    private int _buyers;
    private int _repeatBuyers;
    private int _laterOrders;

    public static Dictionary<string, NaiveReplenishment> Of(NaiveBaskets baskets, DateTimeOffset asOf)
    {
        var all = new Dictionary<string, NaiveReplenishment>(StringComparer.Ordinal);
        var known = baskets.Orders.Where(order => order.CustomerId.Length > 0 && order.Ticks < asOf.UtcTicks);
        foreach (var customer in known.GroupBy(order => order.CustomerId))
        {
            var orders = Purchases(customer.Select(order => order.Ticks));
            foreach (var product in customer.SelectMany(order => order.Products).Distinct())
            {
                if (!all.TryGetValue(product, out var naive)) all.Add(product, naive = new NaiveReplenishment());
                var withIt = customer.Where(order => order.Products.Contains(product)).Select(order => order.Ticks);
                naive.Add(Purchases(withIt), orders, asOf.UtcTicks);
            }
        }

        return all;
    }

    public void AssertEqual(ReplenishmentInterval interval)
    {
        Assert.Equal(
            (_buyers, _repeatBuyers, _gaps.Count(gap => gap.IsClosed), _laterOrders),
            (interval.BuyerCount, interval.RepeatBuyerCount, (int)interval.RepeatCount, (int)interval.LaterOrderCount));
        var median = Median();
        Assert.Equal(median is not null, interval.MedianDays.HasValue);
        if (median is not null) Assert.Equal(median.Value, interval.MedianDays.Value);
        else Assert.NotEmpty(interval.MedianDays.Reason);
    }

    /// <summary>Instants of which none is less than half a day after the one before.</summary>
    private static List<long> Purchases(IEnumerable<long> instants)
    {
        var kept = new List<long>();
        foreach (var instant in instants.Order())
            if (kept.Count == 0 || (instant - kept[^1]) / Day >= 0.5) kept.Add(instant);
        return kept;
    }

    private void Add(List<long> purchases, List<long> orders, long asOf)
    {
        _buyers++;
        _laterOrders += orders.Count(order => order > purchases[0]);
        if (purchases.Count == 1) return;
        _repeatBuyers++;
        for (var i = 1; i < purchases.Count; i++)
            _gaps.Add(((int)Math.Floor((purchases[i] - purchases[i - 1]) / Day + 0.5), true));
        _gaps.Add((Math.Max(0, (int)Math.Floor((asOf - purchases[^1]) / Day + 0.5) - 1), false));
    }

    /// <summary>The first day at which the product of the shares that go on is at most a half.</summary>
    private int? Median()
    {
        var survival = 1.0;
        foreach (var day in _gaps.Where(gap => gap.IsClosed).Select(gap => gap.Days).Distinct().Order())
        {
            survival *= 1 - _gaps.Count(gap => gap.IsClosed && gap.Days == day) / (double)_gaps.Count(gap => gap.Days >= day);
            if (survival <= 0.5 + 1e-9) return day;
        }

        return null;
    }
}
