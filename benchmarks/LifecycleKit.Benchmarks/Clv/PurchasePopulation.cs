using System.Globalization;
using LifecycleKit.Clv;
using LifecycleKit.Customers;
using LifecycleKit.Numerics;

namespace LifecycleKit.Benchmarks.Clv;

/// <summary>Customers to fit and to score: those of CDNOW when the file is available, and simulated ones with distinct histories.</summary>
internal static class PurchasePopulation
{
    private const int Weeks = 39;

    /// <summary>The published summary of CDNOW's 2 357 customers, times in weeks of two decimals: 1 016 distinct rows.</summary>
    /// <exception cref="FileNotFoundException">There is no folder shared/data beside the repository or above it.</exception>
    public static PurchaseHistory[] Cdnow()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "data", "cdnow_summary.csv");
            if (!File.Exists(path)) continue;
            return [.. File.ReadLines(path).Skip(1).Select(line => line.Split(',')).Select(cells => PurchaseHistory.Create(
                (int)Number(cells[1]), Number(cells[2]), Number(cells[3]), TimeUnit.Week))];
        }

        throw new FileNotFoundException("There is no shared/data/cdnow_summary.csv beside the repository or above it.");
    }

    /// <summary>
    /// Simulates customers of a family who joined in the first third of the weeks, observed to the second: times are exact, so no two
    /// histories are equal.
    /// </summary>
    public static PurchaseHistory[] Simulate(PurchaseFamily family, in PurchaseParameters parameters, int customers)
    {
        var histories = new PurchaseHistory[customers];
        var random = new RandomDraws(20260131);
        var times = new List<double>();
        for (var i = 0; i < customers; i++)
        {
            var draws = random.Fork((ulong)i);
            var age = Weeks * (1 - draws.NextUniform() / 3);
            times.Clear();
            family.Simulate(parameters, age, ref draws, times);
            histories[i] = PurchaseHistory.Create(times.Count, times.Count == 0 ? 0 : times[^1], age, TimeUnit.Week);
        }

        return histories;
    }

    private static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);
}
