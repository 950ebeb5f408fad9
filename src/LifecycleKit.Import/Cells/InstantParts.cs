namespace LifecycleKit.Import;

/// <summary>The parts of an instant in a cell, before the order of day and month is known.</summary>
internal struct InstantParts
{
    /// <summary>The form.</summary>
    public InstantForm Form;

    /// <summary>Whether the date is three numbers whose order the notation gives. Otherwise they are year, month and day.</summary>
    public bool IsOrdered;

    /// <summary>The first number, or the year.</summary>
    public int First;

    /// <summary>The second number, or the month.</summary>
    public int Second;

    /// <summary>The third number, or the day.</summary>
    public int Third;

    /// <summary>Whether the year has two digits.</summary>
    public bool HasShortYear;

    /// <summary>The sign between the three numbers.</summary>
    public char Separator;

    /// <summary>The weekday; null when the cell has none.</summary>
    public DayOfWeek? Weekday;

    /// <summary>Whether there is a time of day.</summary>
    public bool HasTime;

    /// <summary>The time of day, up to 24:00, or the time since the origin of the form.</summary>
    public long Ticks;

    /// <summary>The zone.</summary>
    public ZoneMark Zone;
}
