namespace LifecycleKit.Cli;

/// <summary>Everything that a report shows, on the terminal and on the page.</summary>
internal sealed record ReportContent(
    ShopOrders Orders,
    IReadOnlyList<CustomerRow> Customers,
    ShopModels Models,
    ShopMetrics Metrics,
    Summary Summary,
    ReportOptions Options);
