using System.Runtime.InteropServices;
using LifecycleKit.Products;

namespace LifecycleKit.Tests.Products;

/// <summary>Orders as sets of products, made in the plainest way, and what follows from them.</summary>
internal sealed class NaiveBaskets
{
    public NaiveBaskets(IEnumerable<OrderLineRow> rows) => Orders =
    [
        .. rows.GroupBy(row => (Customer: row.CustomerId ?? string.Empty, row.OrderId))
            .Select(order => new NaiveBasket(
                order.Key.Customer,
                order.Min(row => row.PlacedAt.UtcTicks),
                order.GroupBy(row => row.ProductId, StringComparer.Ordinal).Where(lines => lines.Sum(line => line.Quantity) > 0)
                    .Select(lines => lines.Key).ToHashSet(StringComparer.Ordinal)))
            .Where(order => order.Products.Count > 0),
    ];

    public IReadOnlyList<NaiveBasket> Orders { get; }

    /// <summary>The number of orders of each product.</summary>
    public Dictionary<string, int> Products() => Orders.SelectMany(order => order.Products).GroupBy(id => id, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);

    /// <summary>The number of orders of each pair that at least a number of orders has, the first id before the second.</summary>
    public Dictionary<(string One, string Other), int> Pairs(int minOrderCount = 1)
    {
        // By the places of the ids in their order: a real shop has millions of pairs.
        var ids = Orders.SelectMany(order => order.Products).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var places = ids.Select((id, place) => (id, place)).ToDictionary(one => one.id, one => one.place, StringComparer.Ordinal);
        var pairs = new Dictionary<(int One, int Other), int>();
        foreach (var order in Orders)
        {
            var products = order.Products.Select(id => places[id]).Order().ToArray();
            for (var i = 0; i < products.Length; i++)
            {
                for (var j = i + 1; j < products.Length; j++)
                    CollectionsMarshal.GetValueRefOrAddDefault(pairs, (products[i], products[j]), out _)++;
            }
        }

        return pairs.Where(pair => pair.Value >= minOrderCount)
            .ToDictionary(pair => (ids[pair.Key.One], ids[pair.Key.Other]), pair => pair.Value);
    }

    /// <summary>Asserts that a model has exactly the pairs, counts and lifts of these orders.</summary>
    public void AssertEqual(ProductAffinity model, int minOrderCount)
    {
        var products = Products();
        var expected = Pairs(minOrderCount)
            .OrderBy(pair => pair.Key.One, StringComparer.Ordinal).ThenBy(pair => pair.Key.Other, StringComparer.Ordinal).ToArray();
        Assert.Equal(Orders.Count, model.OrderCount);
        Assert.Equal(products.Count, model.ProductCount);
        Assert.All(products, product => Assert.Equal(product.Value, model.OrderCountOf(product.Key)));
        var found = model.GetPairs().ToArray();
        Assert.Equal(expected.Length, found.Length);
        // Without an assertion for each of the many pairs of a real shop.
        foreach (var ((ids, count), pair) in expected.Zip(found))
        {
            var (one, other, both) = ((double)products[ids.One], (double)products[ids.Other], (double)count);
            var isEqual = (pair.ProductId, pair.OtherProductId, pair.OrderCount) == (ids.One, ids.Other, count)
                && pair.Lift().Value == both * Orders.Count / (one * other)
                && (pair.Support.Numerator, pair.Support.Denominator) == (count, Orders.Count)
                && (pair.Confidence.Numerator, pair.Confidence.Denominator) == (count, (decimal)one)
                && (pair.ReverseConfidence.Numerator, pair.ReverseConfidence.Denominator) == (count, (decimal)other);
            if (!isEqual) Assert.Fail($"{count} order(s) have {ids}, not {pair}.");
        }
    }
}

/// <summary>The products of one order.</summary>
internal sealed record NaiveBasket(string CustomerId, long Ticks, IReadOnlySet<string> Products);
