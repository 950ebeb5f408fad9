namespace LifecycleKit.Import;

/// <summary>The rows of a file that are orders or parts of orders, packed.</summary>
internal sealed class RowStore
{
    /// <summary>The rows, in the order of the file.</summary>
    public ChunkedRows<PackedRow> Rows { get; } = new();

    /// <summary>The products of rows.</summary>
    public ChunkedRows<PackedLine> Lines { get; } = new();

    /// <summary>The details of rows.</summary>
    public ChunkedRows<PackedDetails> Details { get; } = new();

    /// <summary>The ids of the customers.</summary>
    public TextIds Customers { get; } = new();

    /// <summary>The ids of the orders.</summary>
    public TextIds Orders { get; } = new();

    /// <summary>Products, categories and channels.</summary>
    public TextIds Words { get; } = new();

    /// <summary>The amounts behind the codes.</summary>
    public PackedAmounts Amounts { get; } = new();

    /// <summary>Whether a row repeats its amount as the amount after refunds, so that a 0 there is a full refund.</summary>
    public bool RepeatsAmounts { get; set; }

    /// <summary>The amount that a column says was refunded of a row, 0 or more.</summary>
    /// <param name="row">The row.</param>
    public decimal RefundOf(in PackedRow row)
    {
        if (DetailsOf(row) is not { } details) return 0;
        return details.HasNothingLeft && RepeatsAmounts ? AmountOf(row) ?? 0 : Amounts.Unpack(details.Refunded) ?? 0;
    }

    /// <summary>The amount of a row; null for none.</summary>
    /// <param name="row">The row.</param>
    public decimal? AmountOf(in PackedRow row) => Amounts.Unpack(row.Amount);

    /// <summary>Whether the amount of a row is below 0.</summary>
    /// <param name="row">The row.</param>
    public bool IsNegative(in PackedRow row) => Amounts.IsNegative(row.Amount);

    /// <summary>The details of a row; null for none.</summary>
    /// <param name="row">The row.</param>
    public PackedDetails? DetailsOf(in PackedRow row) => row.Details < 0 ? null : Details[row.Details];

    /// <summary>Whether a row says that it was cancelled, by its words or by an instant.</summary>
    /// <param name="row">The row.</param>
    public bool IsCancelled(in PackedRow row) =>
        row.Is(RowMeaning.Cancelled) || (row.Details >= 0 && Details[row.Details].CancelledTicks != 0);

    /// <summary>The product of a row; null for none.</summary>
    /// <param name="row">The row.</param>
    public PackedLine? LineOf(in PackedRow row) => row.Line < 0 ? null : Lines[row.Line];
}
