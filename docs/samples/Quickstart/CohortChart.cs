using System.Globalization;
using LifecycleKit.Customers;
using LifecycleKit.Metrics;
using Spectre.Console;

namespace Quickstart;

/// <summary>The share of each cohort that ordered again, by age; an age that no customer has reached is empty.</summary>
public static class CohortChart
{
    private const int WidthOfHead = 22;
    private const int WidthOfCell = 7;
    private const int MaxRows = 30;

    public static void Show(CohortTable cohorts, CalendarUnit unit)
    {
        if (cohorts.Rows.IsEmpty) return;
        var columns = Math.Clamp((AnsiConsole.Profile.Width - WidthOfHead) / WidthOfCell, 1, Math.Max(1, cohorts.ColumnCount));
        AnsiConsole.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"[bold]Cohorts[/] by {unit.ToString().ToLowerInvariant()} of the first order: % who ordered in each {unit.ToString().ToLowerInvariant()} after it");
        Line("", "customers", column => column.ToString(CultureInfo.InvariantCulture));
        foreach (var row in cohorts.Rows.Take(MaxRows))
        {
            Line(row.Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Number(row.CustomerCount),
                column => column < row.ColumnCount ? Share(row[column]) : "");
        }

        if (cohorts.Rows.Length > MaxRows) AnsiConsole.WriteLine($"  and {cohorts.Rows.Length - MaxRows} more");
        Line("all, weighted", "", column => Share(cohorts.GetAverage(column)));
        AnsiConsole.WriteLine();

        void Line(string head, string size, Func<int, string> cell) => AnsiConsole.WriteLine(
            $"  {head,-13}{size,WidthOfCell + 2}{string.Concat(Enumerable.Range(0, columns).Select(column => cell(column).PadLeft(WidthOfCell)))}".TrimEnd());
    }

    private static string Share(CohortCell cell) => cell.Retention.ToEstimate().TryGetValue(out var share)
        ? share.ToString("P1", CultureInfo.InvariantCulture).Replace(" ", "", StringComparison.Ordinal)
        : "";

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
