namespace LifecycleKit.Import;

/// <summary>Adds up the rows of one order according to what a row is.</summary>
/// <param name="store">The rows.</param>
internal sealed class OrderSums(RowStore store)
{
    /// <summary>Returns the figures of an order.</summary>
    /// <param name="rows">The indexes of its rows, at least one with an instant.</param>
    /// <param name="kind">What a row is.</param>
    /// <param name="isLoose">Whether the rows have no order id.</param>
    public OrderFigures Add(ReadOnlySpan<int> rows, RowKind kind, bool isLoose)
    {
        if (isLoose) kind = RowKind.Order;
        var firstSale = FirstSale(rows);
        if (firstSale == 0) return Credit(rows, kind);
        var (gross, isDoubtful) = Gross(rows, kind, firstSale);
        if (gross < 0) return Credit(rows, kind) with { Gross = gross, PlacedTicks = firstSale };
        var refunds = Refunds(rows, kind, firstSale);
        if (isLoose && refunds > gross) return Credit(rows, kind) with { Gross = gross - refunds };
        var (refunded, isCancelled) = Undone(rows, kind, gross, isLoose);
        var all = refunds + refunded;
        return new OrderFigures
        {
            PlacedTicks = firstSale,
            ChangedTicks = LastChange(rows, firstSale),
            Gross = gross,
            Refunded = Math.Min(all, gross),
            IsCancelled = isCancelled,
            IsOverRefunded = all > gross && !isCancelled,
            IsDoubtful = isDoubtful,
        };
    }

    /// <summary>Whether a row of an order refunds a part of it, and is not a line of it.</summary>
    /// <param name="row">The row.</param>
    /// <param name="kind">What a row is.</param>
    /// <param name="firstSale">The instant of the first sale of the order in UTC ticks; 0 for none.</param>
    public bool IsRefund(in PackedRow row, RowKind kind, long firstSale)
    {
        if (row.Is(RowMeaning.Refund)) return true;
        // A negative line of the same instant is a discount or a voucher; a later one is a return.
        return store.IsNegative(row) && (kind != RowKind.OrderLine || firstSale == 0 || (row.Ticks != 0 && row.Ticks != firstSale));
    }

    /// <summary>Returns the first instant of a sale in UTC ticks; 0 when there is none.</summary>
    /// <param name="rows">The indexes of the rows of an order.</param>
    public long FirstSale(ReadOnlySpan<int> rows)
    {
        var first = 0L;
        foreach (var index in rows)
        {
            ref var row = ref store.Rows[index];
            if (row.Ticks != 0 && IsSale(row) && (first == 0 || row.Ticks < first)) first = row.Ticks;
        }

        return first;
    }

    private bool IsSale(in PackedRow row) => !row.Is(RowMeaning.Refund) && !store.IsNegative(row);

    private OrderFigures Credit(ReadOnlySpan<int> rows, RowKind kind)
    {
        var (first, last, sum) = (long.MaxValue, 0L, 0m);
        var seen = kind == RowKind.OrderLineWithTotal ? new HashSet<(long, decimal)>() : null;
        foreach (var index in rows)
        {
            ref var row = ref store.Rows[index];
            var amount = store.AmountOf(row) ?? 0;
            if (row.Ticks != 0) (first, last) = (Math.Min(first, row.Ticks), Math.Max(last, row.Ticks));
            if (seen?.Add((row.Ticks, amount)) != false) sum -= row.Is(RowMeaning.Refund) ? Math.Abs(amount) : -amount;
        }

        return new OrderFigures { PlacedTicks = first, ChangedTicks = Math.Max(first, last), Gross = Math.Min(sum, 0) };
    }

    private (decimal Gross, bool IsDoubtful) Gross(ReadOnlySpan<int> rows, RowKind kind, long firstSale)
    {
        var (sum, largest, smallest, count) = (0m, decimal.MinValue, decimal.MaxValue, 0);
        var hasOpen = HasStateOfRow(kind) && HasRowThatIsNotCancelled(rows);
        foreach (var index in rows)
        {
            ref var row = ref store.Rows[index];
            if (IsRefund(row, kind, firstSale) || store.AmountOf(row) is not { } amount) continue;
            if (hasOpen && row.Is(RowMeaning.Cancelled)) continue;
            sum += amount;
            largest = Math.Max(largest, amount);
            smallest = Math.Min(smallest, amount);
            count++;
        }

        return (kind, count) switch
        {
            (_, 0) => (0, false),
            (RowKind.OrderLineWithTotal, _) => (largest, largest != smallest),
            (RowKind.SummaryAndLines, 1) => (sum, false),
            (RowKind.SummaryAndLines, _) => largest * 2 == sum ? (largest, false) : (sum, true),
            _ => (sum, false),
        };
    }

    private bool HasRowThatIsNotCancelled(ReadOnlySpan<int> rows)
    {
        foreach (var index in rows)
        {
            if (!store.Rows[index].Is(RowMeaning.Cancelled)) return true;
        }

        return false;
    }

    private decimal Refunds(ReadOnlySpan<int> rows, RowKind kind, long firstSale)
    {
        var sum = 0m;
        var seen = kind == RowKind.OrderLineWithTotal ? new HashSet<(long, decimal)>() : null;
        foreach (var index in rows)
        {
            ref var row = ref store.Rows[index];
            if (!IsRefund(row, kind, firstSale)) continue;
            var amount = Math.Abs(store.AmountOf(row) ?? 0);
            if (seen?.Add((row.Ticks, amount)) != false) sum += amount;
        }

        return sum;
    }

    /// <summary>Returns what words and columns say is refunded, and whether the order was cancelled.</summary>
    private (decimal Refunded, bool IsCancelled) Undone(ReadOnlySpan<int> rows, RowKind kind, decimal gross, bool isLoose)
    {
        var (ofColumn, ofWords, isCancelled, isFull) = (0m, 0m, false, false);
        foreach (var index in rows)
        {
            ref var row = ref store.Rows[index];
            isCancelled |= store.IsCancelled(row);
            var refunded = store.RefundOf(row);
            if (row.Is(RowMeaning.RefundedInFull))
            {
                isFull = true;
                var amount = store.AmountOf(row) ?? 0;
                ofWords += amount;
                // Each row without an order id is an order of its own, and so is what was refunded of it.
                if (isLoose) refunded = Math.Max(refunded, amount);
            }

            ofColumn = kind == RowKind.OrderLineWithTotal ? Math.Max(ofColumn, refunded) : ofColumn + refunded;
        }

        if (HasStateOfRow(kind) && isCancelled && HasRowThatIsNotCancelled(rows)) isCancelled = HasCancelledAt(rows);
        if (!isFull || isLoose) return (ofColumn, isCancelled);
        return (HasStateOfRow(kind) ? Math.Max(ofColumn, Math.Min(gross, ofWords)) : gross, isCancelled);
    }

    /// <summary>Whether a row says of itself that it was cancelled or refunded, and not of the whole order.</summary>
    private static bool HasStateOfRow(RowKind kind) => kind is RowKind.OrderLine or RowKind.Payment;

    private bool HasCancelledAt(ReadOnlySpan<int> rows)
    {
        foreach (var index in rows)
        {
            if (store.DetailsOf(store.Rows[index]) is { CancelledTicks: not 0 }) return true;
        }

        return false;
    }

    private long LastChange(ReadOnlySpan<int> rows, long placed)
    {
        var last = placed;
        foreach (var index in rows)
        {
            ref var row = ref store.Rows[index];
            if (row.Is(RowMeaning.Refund) || store.IsNegative(row)) last = Math.Max(last, row.Ticks);
            if (store.DetailsOf(row) is not { } details) continue;
            last = Math.Max(last, Math.Max(details.CancelledTicks, Math.Max(details.ChangedTicks, details.ShippedTicks)));
        }

        return last;
    }
}
