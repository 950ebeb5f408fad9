using LifecycleKit.Segments;

namespace LifecycleKit.Cli;

/// <summary>The segments: a grid of recency and value, and a table.</summary>
internal static class SegmentSection
{
    private const int ScoreCount = 5;

    public static void Write(HtmlWriter page, ReportContent content)
    {
        page.BeginSection(
            "Segments",
            "Each cell is a score of recency (R, 5 is most recent) and of value (V, the mean of the frequency and monetary scores). " +
            "A customer with one order is a first-time customer at R 3 to 5, whatever V is.");
        Grid(page, content.Customers);
        var segments = SegmentMaps.FivePhase.Segments;
        var bySegment = content.Customers.Where(customer => customer.Segment is not null).ToLookup(customer => customer.Segment!.Name);
        var shown = segments.Where(segment => bySegment.Contains(segment.Name)).ToList();
        page.Chart(
            "Customers and share of net revenue by segment",
            ChartSvg.Bars(
                "segments", [.. shown.Select(segment => segment.Name)],
                [new ChartSeries("share of customers, %",
                    [.. shown.Select(segment => Percent(bySegment[segment.Name].Count(), content.Customers.Count))]),
                    new ChartSeries("share of net revenue, %", [.. shown.Select(segment =>
                        Percent(bySegment[segment.Name].Sum(customer => customer.Orders.NetRevenue), content.Summary.NetRevenue))])]),
            ["Segment", "Phase", "Customers", "Share", "Net revenue", "Revenue each"],
            segments.Select(segment => Row(segment, [.. bySegment[segment.Name]], content.Customers.Count)),
            1);
        page.EndSection();
    }

    private static IReadOnlyList<string> Row(Segment segment, List<CustomerRow> customers, int all)
    {
        var revenue = customers.Sum(customer => customer.Orders.NetRevenue);
        return
        [
            segment.Name, segment.Phase ?? "", Shown.Count(customers.Count), Shown.Share(customers.Count, all), Shown.Money(revenue),
            customers.Count == 0 ? "" : Shown.Money(revenue / customers.Count),
        ];
    }

    private static void Grid(HtmlWriter page, IReadOnlyList<CustomerRow> customers)
    {
        var counts = new int[ScoreCount + 1, ScoreCount + 1];
        foreach (var customer in customers)
        {
            // 0 is a customer without a score.
            if (customer.Score.R > 0) counts[customer.Score.R, (customer.Score.F + customer.Score.M + 1) / 2]++;
        }

        var most = Math.Max(1, counts.Cast<int>().Max());
        page.Matrix(
            "Customers by R (rows) and V (columns)",
            ["R", .. Enumerable.Range(1, ScoreCount).Select(v => FormattableString.Invariant($"V {v}"))],
            Enumerable.Range(1, ScoreCount).Reverse().Select(r => (
                FormattableString.Invariant($"R {r}"),
                Enumerable.Range(1, ScoreCount).Select(v => (Shown.Count(counts[r, v]), (double?)((double)counts[r, v] / most))))));
    }

    private static double Percent(decimal part, decimal whole) => whole == 0 ? 0 : (double)(100 * part / whole);
}
