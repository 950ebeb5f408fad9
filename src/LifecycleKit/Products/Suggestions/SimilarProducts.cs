using LifecycleKit.Customers;

namespace LifecycleKit.Products;

/// <summary>The most similar products of each product, by the orders that they share.</summary>
/// <remarks>
/// The similarity is the cosine of the two columns of orders, n_AB / √(n_A n_B), times n_AB / (n_AB + shrinkage) (G. Linden, B. Smith and
/// J.
/// York, Amazon.com Recommendations: Item-to-Item Collaborative Filtering, IEEE Internet Computing 7, 2003, for the cosine; R. Bell and Y.
/// Koren, ICDM 2007, for the shrinkage).
/// </remarks>
internal sealed class SimilarProducts
{
    private readonly int[] _starts;
    private readonly int[] _others;
    private readonly double[] _similarities;

    private SimilarProducts(int[] starts, int[] others, double[] similarities)
    {
        _starts = starts;
        _others = others;
        _similarities = similarities;
    }

    public static SimilarProducts Of(ProductAffinity affinity, NextProductsOptions options)
    {
        var (all, orders) = (affinity.Neighbours, affinity.OrderCounts);
        var (productCount, shrinkage) = (affinity.ProductCount, (double)options.Shrinkage);
        var starts = new int[productCount + 1];
        for (var product = 0; product < productCount; product++)
            starts[product + 1] = starts[product] + Math.Min(all.Starts[product + 1] - all.Starts[product], options.NeighbourCount);
        var kept = new SimilarProducts(starts, new int[starts[^1]], new double[starts[^1]]);
        CustomerRanges.ForEach(productCount, (from, to) =>
        {
            var ranked = new List<(double Similarity, int Other)>();
            for (var product = from; product < to; product++)
            {
                ranked.Clear();
                for (var at = all.Starts[product]; at < all.Starts[product + 1]; at++)
                {
                    double both = all.Counts[at];
                    var cosine = both / Math.Sqrt((double)orders[product] * orders[all.Others[at]]);
                    ranked.Add((cosine * both / (both + shrinkage), all.Others[at]));
                }

                ranked.Sort(static (one, other) =>
                    one.Similarity != other.Similarity ? other.Similarity.CompareTo(one.Similarity) : one.Other.CompareTo(other.Other));
                for (var i = 0; i < starts[product + 1] - starts[product]; i++)
                    (kept._similarities[starts[product] + i], kept._others[starts[product] + i]) = ranked[i];
            }
        });
        return kept;
    }

    public ReadOnlySpan<int> OthersOf(int product) => _others.AsSpan(_starts[product].._starts[product + 1]);

    public ReadOnlySpan<double> SimilaritiesOf(int product) => _similarities.AsSpan(_starts[product].._starts[product + 1]);
}
