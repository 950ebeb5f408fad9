namespace LifecycleKit.Import;

/// <summary>Gives refunds to the orders that they name, and rows without a customer to the customer of their order.</summary>
/// <param name="store">The rows.</param>
internal sealed class RowLinks(RowStore store)
{
    /// <summary>Moves each refund that names another row's order to that order.</summary>
    public void Apply()
    {
        if (store.Details.Count == 0) return;
        var sales = new System.Collections.BitArray(store.Orders.Count);
        for (var i = 0; i < store.Rows.Count; i++)
        {
            ref var row = ref store.Rows[i];
            if (row.Order >= 0 && row.IsOpen && !IsRefund(row)) sales[row.Order] = true;
        }

        for (var i = 0; i < store.Rows.Count; i++)
        {
            ref var row = ref store.Rows[i];
            if (!IsRefund(row) || store.DetailsOf(row) is not { RefundOf: >= 0 and var target } || !sales[target]) continue;
            // The refund may be paid by another address; it is the customer of the order that got it.
            row.Order = target;
            row.Customer = -1;
        }
    }

    /// <summary>
    /// Puts the rows that are counted first, each with its customer and an instant of its own or none, and counts the others.
    /// </summary>
    /// <param name="rows">The indexes of the rows of an order id.</param>
    /// <param name="count">Counts the outcome of a row.</param>
    /// <returns>The number of rows that are counted.</returns>
    public int Settle(Span<int> rows, Action<RowOutcome, uint> count)
    {
        var (customer, isSole, hasInstant, ghost) = (-1, true, false, (byte)RowOutcome.Guest);
        foreach (var index in rows)
        {
            ref var row = ref store.Rows[index];
            if (!row.IsOpen)
            {
                ghost = ghost == (byte)RowOutcome.Guest ? row.Ghost : Math.Min(ghost, row.Ghost);
                continue;
            }

            hasInstant |= row.Ticks != 0 && row.Customer >= 0;
            if (row.Customer < 0) continue;
            isSole &= customer < 0 || customer == row.Customer;
            customer = row.Customer;
        }

        var open = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            ref var row = ref store.Rows[rows[i]];
            if (!row.IsOpen)
            {
                count((RowOutcome)row.Ghost, row.LineNumber);
                continue;
            }

            if (row.Customer < 0 && isSole) row.Customer = customer;
            if (row.Customer >= 0 && hasInstant)
            {
                (rows[open], rows[i]) = (rows[i], rows[open]);
                open++;
                continue;
            }

            count(row.Customer < 0 || ghost != (byte)RowOutcome.Guest ? (RowOutcome)ghost : RowOutcome.NotAnOrder, row.LineNumber);
        }

        return open;
    }

    private bool IsRefund(in PackedRow row) => row.Is(RowMeaning.Refund) || store.IsNegative(row);
}
