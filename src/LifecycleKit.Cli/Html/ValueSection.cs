namespace LifecycleKit.Cli;

/// <summary>The distribution of the expected value of the customers in the next year.</summary>
internal static class ValueSection
{
    private const int GroupCount = 10;

    public static void Write(HtmlWriter page, ReportContent content)
    {
        var values = content.Customers.Where(customer => customer.Forecast?.Value is not null)
            .Select(customer => customer.Forecast!.Value!.Value).OrderDescending().ToList();
        if (values.Count == 0) return;
        var sum = values.Sum();
        var groups = Enumerable.Range(0, GroupCount)
            .Select(i => values[(i * values.Count / GroupCount)..((i + 1) * values.Count / GroupCount)])
                .Where(group => group.Count > 0).ToList();
        page.BeginSection(
            "Value", FormattableString.Invariant(
                $"The expected value of the next 365 days, {values.Count:N0} customers in tenths, the most valuable first. ") +
            FormattableString.Invariant($"In sum {sum:N0}."));
        page.Chart(
            "Share of the expected value by tenth of the customers, %",
            ChartSvg.Columns(
                "value", [.. groups.Select((_, i) => FormattableString.Invariant($"{i + 1}"))],
                [new ChartSeries("share", [.. groups.Select(group => sum > 0 ? 100 * group.Sum() / sum : 0)])], isStacked: false),
            ["Tenth", "Customers", "Lowest value", "Mean value", "Share"],
            groups.Select((group, i) => (IReadOnlyList<string>)
            [
                Shown.Count(i + 1), Shown.Count(group.Count), Shown.Number(group[^1]), Shown.Number(group.Average()),
                sum > 0 ? Shown.Share(group.Sum() / sum) : "",
            ]));
        page.EndSection();
    }
}
