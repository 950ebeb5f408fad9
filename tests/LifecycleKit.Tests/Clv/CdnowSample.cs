using System.Globalization;
using LifecycleKit.Customers;
using LifecycleKit.Tests.Conventions;

namespace LifecycleKit.Tests.Clv;

/// <summary>The 2 357 customers of the CDNOW sample; tests of the sample are skipped on a machine without the data.</summary>
internal static class CdnowSample
{
    /// <summary>t_x and T in weeks, rounded to two decimals, as the published summary has them.</summary>
    public static PurchaseHistory[] Rounded => [.. Read().Select(row => History(row.X, row.Last, row.Age))];

    /// <summary>t_x and T in exact weeks: the days of the rounded weeks, over 7.</summary>
    public static PurchaseHistory[] Exact =>
        [.. Read().Select(row => History(row.X, Math.Round(7 * row.Last) / 7, Math.Round(7 * row.Age) / 7))];

    private static PurchaseHistory History(int x, double last, double age) => PurchaseHistory.Create(x, last, age, TimeUnit.Week);

    private static IEnumerable<(int X, double Last, double Age)> Read() => File.ReadLines(Repository.SharedData("cdnow_summary.csv"))
        .Skip(1)
        .Select(line => line.Split(','))
        .Select(cells => (int.Parse(cells[1], CultureInfo.InvariantCulture), Number(cells[2]), Number(cells[3])));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
