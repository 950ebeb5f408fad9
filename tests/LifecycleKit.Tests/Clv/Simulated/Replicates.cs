namespace LifecycleKit.Tests.Clv;

/// <summary>Figures of independent replicates.</summary>
internal static class Replicates
{
    /// <summary>One result for each seed, in the order of the seeds, whatever the number of threads.</summary>
    public static T[] Of<T>(int count, ulong firstSeed, Func<ulong, T> make)
    {
        var results = new T[count];
        Parallel.For(0, count, i => results[i] = make(firstSeed + (ulong)i));
        return results;
    }

    public static double Variance(IReadOnlyCollection<double> values)
    {
        var mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1);
    }

    public static double Correlation(double[] first, double[] second)
    {
        var (left, right) = (first.Average(), second.Average());
        return first.Zip(second, (x, y) => (x - left) * (y - right)).Sum() / (first.Length - 1)
            / Math.Sqrt(Variance(first) * Variance(second));
    }
}
