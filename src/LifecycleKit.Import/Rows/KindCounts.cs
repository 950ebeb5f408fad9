namespace LifecycleKit.Import;

/// <summary>Counts of sampled orders by what they say about a row.</summary>
internal readonly record struct KindCounts
{
    /// <summary>Orders with several amounts.</summary>
    public int Multi { get; private init; }

    /// <summary>Orders with one amount and rows without.</summary>
    public int BlankRest { get; private init; }

    /// <summary>Orders with one and the same amount on several rows.</summary>
    public int Constant { get; private init; }

    /// <summary>Of several rows whose amounts are those of the lines.</summary>
    public int EqualLine { get; private init; }

    /// <summary>Of several rows with amounts of lines.</summary>
    public int LineOfMulti { get; private init; }

    /// <summary>Of several rows without amounts of lines.</summary>
    public int WithoutLines { get; private init; }

    /// <summary>Of several rows with an amount that is the sum of the lines.</summary>
    public int TotalOfLines { get; private init; }

    /// <summary>Orders whose largest amount is the sum of the others.</summary>
    public int Summary { get; private init; }

    /// <summary>Of these, those in which the row of the sum alone names no product.</summary>
    public int SummaryWithoutProduct { get; private init; }

    /// <summary>Distinct amounts of constant orders.</summary>
    public int Amounts { get; private init; }

    /// <summary>The line of the first order of several rows.</summary>
    public long FirstLine { get; private init; }

    /// <summary>Counts.</summary>
    /// <param name="orders">The sampled orders.</param>
    public static KindCounts Of(ChunkedRows<OrderSample> orders)
    {
        var counts = default(KindCounts);
        var amounts = new HashSet<decimal>();
        for (var i = 0; i < orders.Count; i++)
        {
            ref var order = ref orders[i];
            if (order is { Count: 1, BlankCount: > 0 }) counts = counts with { BlankRest = counts.BlankRest + 1 };
            if (!order.IsMulti) continue;
            if (order.IsConstant) amounts.Add(order.First);
            counts = counts with
            {
                Multi = counts.Multi + 1,
                FirstLine = counts.FirstLine == 0 ? order.FirstLine : Math.Min(counts.FirstLine, order.FirstLine),
                Constant = counts.Constant + (order.IsConstant ? 1 : 0),
                EqualLine = counts.EqualLine + (order.EqualLineCount == order.Count ? 1 : 0),
                LineOfMulti = counts.LineOfMulti + (order.LineCount > 0 ? 1 : 0),
                WithoutLines = counts.WithoutLines + (order.LineCount == 0 ? 1 : 0),
                TotalOfLines = counts.TotalOfLines + (order.IsTotalOfLines ? 1 : 0),
                Summary = counts.Summary + (order.IsSummary ? 1 : 0),
                SummaryWithoutProduct = counts.SummaryWithoutProduct
                    + (order is { IsSummary: true, HasLargestProduct: false, HasOtherProduct: true } ? 1 : 0),
            };
        }

        return counts with { Amounts = amounts.Count };
    }
}
