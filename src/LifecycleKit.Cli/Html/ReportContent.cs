using LifecycleKit.Products;

namespace LifecycleKit.Cli;

/// <summary>Everything that the page shows.</summary>
internal sealed record ReportContent(
    ShopOrders Orders, IReadOnlyList<CustomerRow> Customers, ShopModels Models, ShopMetrics Metrics, Summary Summary, ReportOptions Options,
    ProductAffinity? Affinity);
