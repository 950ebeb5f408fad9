using System.Diagnostics;
using System.Globalization;
using System.Runtime.Intrinsics;
using LifecycleKit.Clv;
using LifecycleKit.Numerics;

namespace LifecycleKit.Benchmarks.Clv;

/// <summary>
/// Prints the cost of one evaluation of a likelihood (value, gradient and Hessian) per distinct row, beside the cost of a logarithm
/// and an exponential per element in the same run: a lower limit, because each row needs logarithms.
/// </summary>
internal static class EvaluationCost
{
    private const int Elements = 4096;
    private const int Customers = 200_000;

    public static void Print()
    {
        var numbers = new double[Elements];
        for (var i = 0; i < Elements; i++) numbers[i] = 0.01 + i * 0.01;
        var results = new double[Elements];
        Row("log, eight lanes", Nanoseconds(() => Map(numbers, results, static x => VectorMath.Log(x))) / Elements, "an element");
        Row("exp, eight lanes", Nanoseconds(() => Map(numbers, results, static x => VectorMath.Exp(-x))) / Elements, "an element");

        foreach (var family in PurchaseFamilies.All)
        {
            var parameters = family.Dimension == 2 ? new PurchaseParameters(0.385, 12.07) : new PurchaseParameters(0.55, 8, 0.8, 3);
            foreach (var (name, histories) in (ReadOnlySpan<(string, LifecycleKit.Customers.PurchaseHistory[])>)
                [("CDNOW", PurchasePopulation.Cdnow()), ("distinct", PurchasePopulation.Simulate(family, parameters, Customers))])
            {
                var likelihood = family.LikelihoodOf(PurchaseSample.Create(histories).Columns);
                var point = likelihood.Starts[0].Select(x => Math.Log(x)).ToArray();
                var (gradient, hessian) = (new double[point.Length], new double[point.Length * point.Length]);
                var time = Nanoseconds(() => likelihood.Evaluate(point, gradient, hessian));
                Row($"{family.Name}, {likelihood.DistinctRowCount} rows, {name}", time / likelihood.DistinctRowCount, "a row");
            }
        }
    }

    private static void Row(string what, double nanoseconds, string per) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-36} {nanoseconds,8:0.00} ns {per}"));

    private static void Map(double[] numbers, double[] results, Func<Vector512<double>, Vector512<double>> function)
    {
        for (var i = 0; i < numbers.Length; i += VectorMath.Lanes) function(Vector512.Create<double>(numbers.AsSpan(i))).CopyTo(results, i);
    }

    /// <summary>Returns the median of several rounds, each long enough for the clock.</summary>
    private static double Nanoseconds(Action work)
    {
        const int rounds = 25;
        // Long enough for the runtime to optimise the loops.
        for (var warming = Stopwatch.StartNew(); warming.ElapsedMilliseconds < 500;) work();
        var times = new double[rounds];
        for (var round = 0; round < rounds; round++)
        {
            var (watch, count) = (Stopwatch.StartNew(), 0);
            for (; watch.ElapsedMilliseconds < 20; count++) work();
            times[round] = watch.Elapsed.TotalNanoseconds / count;
        }

        Array.Sort(times);
        return times[rounds / 2];
    }
}
