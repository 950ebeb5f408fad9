namespace LifecycleKit.Products;

/// <summary>The pairs of each product, whichever of the two it is: each pair is there twice.</summary>
/// <param name="Starts">The first neighbour of each product, followed by the number of neighbours.</param>
/// <param name="Others">The index of the other product, ascending for each product.</param>
/// <param name="Counts">The number of orders with both.</param>
internal sealed record PairNeighbours(int[] Starts, int[] Others, int[] Counts)
{
    public static PairNeighbours Of(PairRows pairs)
    {
        var productCount = pairs.Starts.Length - 1;
        var starts = new int[productCount + 1];
        for (var product = 0; product < productCount; product++)
        {
            starts[product + 1] += pairs.Starts[product + 1] - pairs.Starts[product];
            foreach (var other in pairs.OthersOf(product)) starts[other + 1]++;
        }

        for (var product = 0; product < productCount; product++) starts[product + 1] = checked(starts[product + 1] + starts[product]);
        var next = starts.AsSpan(0, productCount).ToArray();
        var neighbours = new PairNeighbours(starts, new int[starts[^1]], new int[starts[^1]]);
        // The rows of lower products come first, so what they put into the row of a product ascends and is below its own pairs.
        for (var product = 0; product < productCount; product++)
        {
            var others = pairs.OthersOf(product);
            var counts = pairs.CountsOf(product);
            for (var i = 0; i < others.Length; i++)
            {
                neighbours.Put(next[product]++, others[i], counts[i]);
                neighbours.Put(next[others[i]]++, product, counts[i]);
            }
        }

        return neighbours;
    }

    private void Put(int place, int other, int count)
    {
        Others[place] = other;
        Counts[place] = count;
    }
}
