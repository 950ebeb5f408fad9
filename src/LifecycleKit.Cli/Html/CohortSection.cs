using System.Globalization;
using LifecycleKit.Metrics;

namespace LifecycleKit.Cli;

/// <summary>The share of each cohort that ordered again, as a heat map.</summary>
internal static class CohortSection
{
    private const int MaxColumns = 24;
    private const int MaxRows = 60;

    public static void Write(HtmlWriter page, ReportContent content)
    {
        var cohorts = content.Metrics.Cohorts;
        if (cohorts.Rows.IsEmpty) return;
        var unit = content.Options.CohortUnit.ToString().ToLowerInvariant();
        var columns = Enumerable.Range(1, Math.Min(MaxColumns, Math.Max(1, cohorts.ColumnCount - 1))).ToList();
        page.BeginSection(
            "Cohorts",
                $"The share of the customers of a first-order {unit} who ordered in each {unit} after it. " +
            $"A {unit} that has not ended is empty.");
        var rows = cohorts.Rows.Skip(Math.Max(0, cohorts.Rows.Length - MaxRows)).ToList();
        var most = rows.SelectMany(row => columns.Select(column => Share(row, column) ?? 0)).DefaultIfEmpty().Max();
        page.Matrix(
            $"Retention by {unit} of the first order",
            [$"First {unit}", "Customers", .. columns.Select(column => column.ToString(CultureInfo.InvariantCulture))],
            rows.Select(row => (
                row.Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                columns.Select(column => Share(row, column))
                    .Select(share => (share is { } value ? Shown.Share(value) : "",
                        share is { } shade && most > 0 ? shade / most : (double?)null))
                    .Prepend((Shown.Count(row.CustomerCount), null)))));
        page.EndSection();
    }

    private static double? Share(CohortRow row, int column) =>
        column < row.ColumnCount && !row[column].IsPartial && row[column].Retention.ToEstimate().TryGetValue(out var share) ? share : null;
}
