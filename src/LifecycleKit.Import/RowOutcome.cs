namespace LifecycleKit.Import;

/// <summary>The use of one row of the file. Each row below the header has exactly one.</summary>
public enum RowOutcome
{
    /// <summary>The row is an order, or the first row of an order.</summary>
    Used = 0,

    /// <summary>The row is part of an order that another row began: a further line, or a continuation row.</summary>
    PartOfOrder = 1,

    /// <summary>The row is a refund or a credit.</summary>
    Credit = 2,

    /// <summary>The row has no customer: an empty id, 0, or a placeholder such as <c>N/A</c>.</summary>
    Guest = 3,

    /// <summary>The row is not an order: failed, pending or voided, a transfer, a total, a note, a repeated header.</summary>
    NotAnOrder = 4,

    /// <summary>The row is in a currency other than the chosen one.</summary>
    OtherCurrency = 5,

    /// <summary>The row is at or after the as-of instant.</summary>
    AfterAsOf = 6,

    /// <summary>The row has no content.</summary>
    Blank = 7,

    /// <summary>The row cannot be read; the reason is in a <see cref="RejectedRow"/>.</summary>
    Rejected = 8,
}
