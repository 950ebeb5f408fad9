using System.Globalization;
using LifecycleKit.Customers;
using LifecycleKit.Metrics;
using Spectre.Console;

namespace LifecycleKit.Cli;

/// <summary>The share of each cohort that ordered again, by age; an age that no customer has reached is empty.</summary>
internal static class CohortChart
{
    private const int WidthOfHead = 22;
    private const int WidthOfCell = 7;
    private const int MaxRows = 30;

    public static void Show(IAnsiConsole console, CohortTable cohorts, CalendarUnit unit)
    {
        if (cohorts.Rows.IsEmpty) return;
        var columns = Math.Clamp((console.Profile.Width - WidthOfHead) / WidthOfCell, 1, Math.Max(1, cohorts.ColumnCount));
        var name = unit.ToString().ToLowerInvariant();
        console.MarkupLineInterpolated(
            CultureInfo.InvariantCulture, $"[bold]Cohorts[/] by {name} of the first order: % who ordered in each {name} after it");
        Line("", "customers", column => column.ToString(CultureInfo.InvariantCulture));
        foreach (var row in cohorts.Rows.Take(MaxRows))
        {
            Line(row.Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Number(row.CustomerCount),
                column => column < row.ColumnCount ? Share(row[column]) : "");
        }

        if (cohorts.Rows.Length > MaxRows) console.WriteLine($"  and {cohorts.Rows.Length - MaxRows} more");
        Line("all, weighted", "", column => Share(cohorts.GetAverage(column)));
        console.WriteLine();

        void Line(string head, string size, Func<int, string> cell) => console.WriteLine(
            $"  {head,-13}{size,WidthOfCell + 2}{string.Concat(Enumerable.Range(0, columns).Select(column => cell(column).PadLeft(WidthOfCell)))}".TrimEnd());
    }

    private static string Share(CohortCell cell) => cell.Retention.ToEstimate().TryGetValue(out var share)
        ? share.ToString("P1", CultureInfo.InvariantCulture).Replace(" ", "", StringComparison.Ordinal)
        : "";

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
