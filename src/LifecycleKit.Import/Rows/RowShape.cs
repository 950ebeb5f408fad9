namespace LifecycleKit.Import;

/// <summary>What the form of a row says, before any cell is parsed.</summary>
internal enum RowShape
{
    /// <summary>The row has data.</summary>
    Data = 0,

    /// <summary>The row has no content.</summary>
    Blank = 1,

    /// <summary>The row repeats the header.</summary>
    RepeatedHeader = 2,

    /// <summary>The row repeats the header in another order of the columns.</summary>
    OtherHeader = 3,

    /// <summary>The row is a sum of other rows.</summary>
    Total = 4,

    /// <summary>The row is a note: it has no date, no amount and no order.</summary>
    Note = 5,

    /// <summary>The row has more fields with content than the header.</summary>
    TooLong = 6,

    /// <summary>The reader cannot take the row apart.</summary>
    Damaged = 7,

    /// <summary>The row has content in one cell alone.</summary>
    OneCell = 8,
}
