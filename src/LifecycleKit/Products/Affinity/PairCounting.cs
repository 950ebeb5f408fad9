using System.Runtime.InteropServices;

namespace LifecycleKit.Products;

/// <summary>Counts the orders of each pair of products, on all processors.</summary>
/// <remarks>
/// For each product, the orders that contain it are walked through, and a counter for each other product is raised: time is linear in the
/// pairs of products of all orders, memory in the lines and the distinct pairs. The counters are integers, so the number of processors
/// decides nothing.
/// </remarks>
internal static class PairCounting
{
    /// <summary>The number of products that a thread takes at once: popular ones take long, so it is small.</summary>
    private const int BlockLength = 32;

    /// <summary>Counts the pairs.</summary>
    /// <param name="lines">The orders.</param>
    /// <param name="productCount">The number of products.</param>
    /// <param name="maxLength">The largest number of products of an order that is counted.</param>
    /// <param name="cancellationToken">Stops the counting.</param>
    public static PairRows Count(OrderLineColumns lines, int productCount, int maxLength, CancellationToken cancellationToken)
    {
        var places = ProductPlaces.Of(lines, productCount, maxLength);
        var blocks = new PairRows[(productCount + BlockLength - 1) / BlockLength];
        Parallel.For(
            0, blocks.Length,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken },
            () => new Counters(productCount),
            (block, _, counters) =>
            {
                var from = block * BlockLength;
                blocks[block] = counters.Count(lines, places, from, Math.Min(from + BlockLength, productCount));
                return counters;
            },
            static _ => { });
        return PairRows.Join(blocks);
    }

    /// <summary>The lines of each product, each with the end of its order.</summary>
    private sealed record ProductPlaces(int[] Starts, int[] Lines, int[] Ends)
    {
        public static ProductPlaces Of(OrderLineColumns lines, int productCount, int maxLength)
        {
            var starts = new int[productCount + 1];
            for (var order = 0; order < lines.OrderCount; order++)
            {
                var products = lines.ProductsOf(order);
                if (products.Length > maxLength) continue;
                foreach (var product in products) starts[product + 1]++;
            }

            for (var product = 0; product < productCount; product++) starts[product + 1] += starts[product];
            var next = starts.AsSpan(0, productCount).ToArray();
            var places = new ProductPlaces(starts, new int[starts[^1]], new int[starts[^1]]);
            for (var order = 0; order < lines.OrderCount; order++)
            {
                var (first, end) = (lines.LineStarts[order], lines.LineStarts[order + 1]);
                if (end - first > maxLength) continue;
                for (var line = first; line < end; line++)
                {
                    var place = next[lines.Products[line]]++;
                    places.Lines[place] = line;
                    places.Ends[place] = end;
                }
            }

            return places;
        }
    }

    /// <summary>What one thread counts with.</summary>
    private sealed class Counters(int productCount)
    {
        private readonly int[] _counts = new int[productCount];
        private readonly List<int> _met = [];

        public PairRows Count(OrderLineColumns lines, ProductPlaces places, int from, int to)
        {
            var starts = new int[to - from + 1];
            var (others, counts) = (new List<int>(), new List<int>());
            for (var product = from; product < to; product++)
            {
                for (var place = places.Starts[product]; place < places.Starts[product + 1]; place++)
                {
                    // The products of an order ascend, so those after this line are the pairs of this row.
                    foreach (var other in lines.Products.AsSpan(places.Lines[place] + 1, places.Ends[place] - places.Lines[place] - 1))
                    {
                        if (_counts[other]++ == 0) _met.Add(other);
                    }
                }

                CollectionsMarshal.AsSpan(_met).Sort();
                foreach (var other in _met)
                {
                    others.Add(other);
                    counts.Add(_counts[other]);
                    _counts[other] = 0;
                }

                _met.Clear();
                starts[product - from + 1] = others.Count;
            }

            return new PairRows(starts, [.. others], [.. counts]);
        }
    }
}
