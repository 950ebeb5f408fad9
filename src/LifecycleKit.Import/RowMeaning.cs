namespace LifecycleKit.Import;

/// <summary>The meaning of a word in a status or type column.</summary>
public enum RowMeaning
{
    /// <summary>A sale: the row is an order, or a part of one.</summary>
    Sale = 0,

    /// <summary>A refund: the amount, with any sign, lowers what was paid.</summary>
    Refund = 1,

    /// <summary>A sale that was refunded in full: it counts for nothing, but the row is an order.</summary>
    RefundedInFull = 2,

    /// <summary>A sale that was cancelled after it was placed.</summary>
    Cancelled = 3,

    /// <summary>Not an order: failed, pending, voided, a draft, a transfer, a fee.</summary>
    NotAnOrder = 4,
}
