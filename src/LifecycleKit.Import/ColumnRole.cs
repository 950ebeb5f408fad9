namespace LifecycleKit.Import;

/// <summary>The part that a column plays.</summary>
public enum ColumnRole
{
    /// <summary>The column is not used.</summary>
    None = 0,

    /// <summary>The customer: an id, an e-mail address or a name.</summary>
    Customer = 1,

    /// <summary>The id of the order.</summary>
    Order = 2,

    /// <summary>The instant or date of the order or of the row.</summary>
    Date = 3,

    /// <summary>The time of day, where the date stands in a column of its own.</summary>
    Time = 4,

    /// <summary>The time zone or the offset of the instant.</summary>
    Zone = 5,

    /// <summary>The amount of the row: the total of an order, of a line, or of a payment.</summary>
    Amount = 6,

    /// <summary>The quantity of a line.</summary>
    Quantity = 7,

    /// <summary>The price of one unit of a line.</summary>
    Price = 8,

    /// <summary>The currency.</summary>
    Currency = 9,

    /// <summary>The status of the order or of the payment.</summary>
    Status = 10,

    /// <summary>The type of the row, such as payment or refund.</summary>
    Type = 11,

    /// <summary>The amount that was refunded of the order, as an amount of 0 or more.</summary>
    Refunded = 12,

    /// <summary>The instant at which the order was cancelled.</summary>
    CancelledAt = 13,

    /// <summary>The product of a line.</summary>
    Product = 14,

    /// <summary>The category of the product of a line.</summary>
    Category = 15,

    /// <summary>The amount of a line, where <see cref="Amount"/> is the total of the order.</summary>
    LineAmount = 16,

    /// <summary>The discount of the order.</summary>
    Discount = 17,

    /// <summary>The channel of sale.</summary>
    SalesChannel = 18,

    /// <summary>The order or the payment that a refund refers to.</summary>
    RefundOf = 19,

    /// <summary>The country of the customer.</summary>
    Country = 20,

    /// <summary>The instant of the last change.</summary>
    ChangedAt = 21,

    /// <summary>The instant of shipping.</summary>
    ShippedAt = 22,

    /// <summary>The margin of the order, as an amount.</summary>
    Margin = 23,

    /// <summary>
    /// The amount of the order after refunds, where <see cref="Amount"/> is that before them. Without <see cref="Refunded"/>, the
    /// difference is what was refunded. A 0 is a full refund where another row repeats its amount in the column, and no refund
    /// otherwise.
    /// </summary>
    AfterRefunds = 24,
}
