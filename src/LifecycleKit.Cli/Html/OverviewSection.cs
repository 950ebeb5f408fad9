namespace LifecycleKit.Cli;

/// <summary>The figures of the shop.</summary>
internal static class OverviewSection
{
    public static void Write(HtmlWriter page, ReportContent content)
    {
        var summary = content.Summary;
        page.BeginSection("The shop", FormattableString.Invariant(
            $"Orders from {summary.First:yyyy-MM-dd} to {summary.Last:yyyy-MM-dd}, in the lifecycle {content.Options.Lifecycle.Name}."));
        page.Figures(
        [
            ("Customers", Shown.Count(summary.Customers)),
            ("Orders", Shown.Count(summary.Orders)),
            ("Credits", Shown.Count(summary.Credits)),
            ("Net revenue", Shown.Money(summary.NetRevenue)),
            ("Repeat customers", Shown.Share(content.Customers.Count(customer => customer.Orders.OrderCount > 1), summary.Customers)),
            ("Rows read", Shown.Count(summary.RowsRead)),
        ]);
        page.EndSection();
    }
}
