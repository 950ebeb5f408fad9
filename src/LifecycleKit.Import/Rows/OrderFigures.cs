namespace LifecycleKit.Import;

/// <summary>The figures of one order, from its rows in any order.</summary>
internal readonly record struct OrderFigures
{
    /// <summary>The instant of the first sale in UTC ticks; of the first row in a credit.</summary>
    public required long PlacedTicks { get; init; }

    /// <summary>The instant of the last change in UTC ticks.</summary>
    public required long ChangedTicks { get; init; }

    /// <summary>The total before refunds; negative for a credit.</summary>
    public required decimal Gross { get; init; }

    /// <summary>The refunds, 0 or more; at most <see cref="Gross"/>.</summary>
    public decimal Refunded { get; init; }

    /// <summary>Whether the order was cancelled.</summary>
    public bool IsCancelled { get; init; }

    /// <summary>Whether more was refunded than paid.</summary>
    public bool IsOverRefunded { get; init; }

    /// <summary>Whether rows that repeat the total of the order differ in it, or no row is the total of the others.</summary>
    public bool IsDoubtful { get; init; }

    /// <summary>Whether the rows are refunds alone.</summary>
    public bool IsCredit => Gross < 0;

    /// <summary>The contribution to the log; null when the order makes no entry.</summary>
    public decimal? Net => IsCancelled || (Gross > 0 && Refunded >= Gross) ? null : Gross - Refunded;
}
