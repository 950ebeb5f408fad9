namespace LifecycleKit.Import;

/// <summary>What one row of a file is.</summary>
public enum RowKind
{
    /// <summary>An order; the amount is its total. Rows of one order id are one order all the same.</summary>
    Order = 0,

    /// <summary>A line of an order; the amount is that of the line, or quantity × price.</summary>
    OrderLine = 1,

    /// <summary>A line of an order that repeats the total of the order on every row.</summary>
    OrderLineWithTotal = 2,

    /// <summary>A line of an order; the total is on the first row of the order alone, the other rows continue it.</summary>
    OrderLineWithTotalOnFirst = 3,

    /// <summary>A row with the total of an order, followed by its lines, whose amounts add up to it.</summary>
    SummaryAndLines = 4,

    /// <summary>A payment, or a refund of one.</summary>
    Payment = 5,
}
