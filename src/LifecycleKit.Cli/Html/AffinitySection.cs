using LifecycleKit.Products;

namespace LifecycleKit.Cli;

/// <summary>What is bought together, where the file has order lines.</summary>
internal static class AffinitySection
{
    private const int MaxPairs = 20;

    public static void Write(HtmlWriter page, ReportContent content)
    {
        if (content.Orders.FitAffinity() is not { } affinity) return;
        var pairs = affinity.GetStrongest(MaxPairs);
        page.BeginSection(
            "Bought together",
            "Lift is how many times as many orders have both products as by chance. The pairs are in the order of its lower bound. "
            + FormattableString.Invariant($"Each pair is in at least {affinity.MinOrderCount:N0} of {affinity.OrderCount:N0} orders.")
            + (affinity.LeftOutOrderCount == 0 ? "" : FormattableString.Invariant(
                $" {affinity.LeftOutOrderCount:N0} orders of more than {ProductPairCounts.DefaultMaxProductsPerOrder} products are ")
                + "left out."));
        if (pairs.Count == 0)
        {
            page.Paragraph("There is no such pair.");
        }
        else
        {
            page.Table(
                "The strongest pairs", ["Product", "With", "Orders with both", "Share of the product's orders", "Lift", "95 %"],
                pairs.Select(pair =>
                {
                    var interval = pair.LiftInterval();
                    return (IReadOnlyList<string>)
                    [
                        OneLine.Cell(pair.ProductId), OneLine.Cell(pair.OtherProductId), Shown.Count(pair.OrderCount),
                        Shown.Share(pair.OrderCount, pair.ProductOrderCount), Shown.Number(pair.Lift().Value),
                        $"{Shown.Number(interval.Lower)} to {Shown.Number(interval.Upper)}",
                    ];
                }),
                textColumns: 1);
        }

        page.EndSection();
    }
}
