using LifecycleKit.Customers;

namespace LifecycleKit.Import;

/// <summary>Makes the lines of a snapshot.</summary>
/// <param name="store">The rows.</param>
/// <param name="sums">Separates sales from refunds.</param>
/// <param name="kind">What a row is.</param>
internal sealed class SnapshotLines(RowStore store, OrderSums sums, RowKind kind)
{
    /// <summary>Returns the lines, without those that were refunded or cancelled.</summary>
    /// <param name="rows">The indexes of the rows of an order.</param>
    /// <param name="figures">The figures of the order.</param>
    public IReadOnlyList<OrderLine> Build(ReadOnlySpan<int> rows, in OrderFigures figures)
    {
        var lines = new List<OrderLine>();
        foreach (var index in rows)
        {
            ref var row = ref store.Rows[index];
            if (store.LineOf(row) is not { } line) continue;
            if (!figures.IsCredit && sums.IsRefund(row, kind, figures.PlacedTicks)) continue;
            if (kind == RowKind.OrderLine && row.Is(RowMeaning.Cancelled) && !figures.IsCancelled) continue;
            if (kind == RowKind.SummaryAndLines && rows.Length > 1 && store.AmountOf(row) == figures.Gross) continue;
            if (ToLine(line, row.Is(RowMeaning.Refund)) is { } read) lines.Add(read);
        }

        if (lines.Count <= OrderSnapshot.MaxLineCount) return lines;
        var products = lines.GroupBy(line => (line.Product, line.Category)).Select(Join).ToList();
        return products.Count <= OrderSnapshot.MaxLineCount ? products : [];
    }

    private OrderLine? ToLine(in PackedLine line, bool isRefund)
    {
        var amount = store.Amounts.Unpack(line.Amount) ?? 0;
        var quantity = store.Amounts.Unpack(line.Quantity) ?? 1;
        return quantity <= 0 ? null : new OrderLine
        {
            Product = store.Words.GetText(line.Product),
            Category = line.Category < 0 ? null : store.Words.GetText(line.Category),
            Quantity = quantity,
            NetAmount = isRefund ? -Math.Abs(amount) : amount,
        };
    }

    private static OrderLine Join(IGrouping<(string Product, string? Category), OrderLine> lines) => new()
    {
        Product = lines.Key.Product,
        Category = lines.Key.Category,
        Quantity = lines.Sum(line => line.Quantity),
        NetAmount = lines.Sum(line => line.NetAmount),
    };
}
