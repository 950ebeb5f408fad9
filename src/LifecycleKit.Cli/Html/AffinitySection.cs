namespace LifecycleKit.Cli;

/// <summary>What is bought together, where the file has order lines.</summary>
internal static class AffinitySection
{
    private const int MaxPairs = 20;

    public static void Write(HtmlWriter page, ReportContent content)
    {
        if (content.Orders.FitAffinity() is not { } affinity) return;
        var pairs = affinity.GetStrongest(MaxPairs);
        page.BeginSection("Bought together", "Products in the same order: how much more often than by chance (lift).");
        page.Table(
            "The strongest pairs", ["Product", "With", "Orders", "Lift"],
            pairs.Select(pair => (IReadOnlyList<string>)
                [OneLine.Cell(pair.ProductId), OneLine.Cell(pair.OtherProductId), Shown.Count(pair.OrderCount),
                    pair.Lift().TryGetValue(out var lift) ? Shown.Number(lift) : ""]));
        page.EndSection();
    }
}
