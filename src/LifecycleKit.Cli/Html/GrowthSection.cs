using System.Globalization;
using LifecycleKit.Customers;

namespace LifecycleKit.Cli;

/// <summary>Growth accounting by month.</summary>
internal static class GrowthSection
{
    public static void Write(HtmlWriter page, ReportContent content)
    {
        var months = content.Metrics.Report.Months;
        if (months.IsEmpty) return;
        var names = months.Select(month =>
            CalendarDays.DateOf(month.Period.From, content.Options.TimeZone).ToString("yyyy-MM", CultureInfo.InvariantCulture)).ToList();
        page.BeginSection(
            "Growth",
            "Customers with an order in a month: new, returning (they ordered in the month before too), resurrecting. " +
            "Dormant customers ordered in the month before and not in this one.");
        page.Chart(
            "Active customers by month",
            ChartSvg.Columns(
                "growth", names,
                [new ChartSeries("new", [.. months.Select(month => (double)month.NewCount)]),
                    new ChartSeries("returning", [.. months.Select(month => (double)month.ReturningCount)]),
                    new ChartSeries("resurrecting", [.. months.Select(month => (double)month.ResurrectingCount)])],
                isStacked: true),
            ["Month", "New", "Returning", "Resurrecting", "Dormant", "Orders", "Net revenue"],
            months.Select((month, i) => (IReadOnlyList<string>)
            [
                names[i], Shown.Count(month.NewCount), Shown.Count(month.ReturningCount), Shown.Count(month.ResurrectingCount),
                Shown.Count(month.DormantCount), Shown.Count(month.OrderCount), Shown.Money(month.NetRevenue),
            ]));
        page.EndSection();
    }
}
