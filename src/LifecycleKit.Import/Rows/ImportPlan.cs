using LifecycleKit.Customers;

namespace LifecycleKit.Import;

/// <summary>How the rows of a file are read: what was understood, and what the caller asks for.</summary>
internal sealed class ImportPlan
{
    private static readonly DateTime FirstLikely = new(1980, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public ImportPlan(ImportFormat format, ImportProfile profile, ImportOptions options)
    {
        Format = format;
        Profile = profile;
        Options = options;
        Columns = new RowColumns(format.Columns);
        HasAsOf = options.AsOf is not null;
        var today = CalendarDays.DateOf(options.TimeProvider.GetUtcNow(), options.TimeZone);
        CutOffTicks = CalendarDays.StartOf(options.AsOf ?? today.AddDays(1), options.TimeZone).UtcTicks;
        IsMultiplied = !Columns.Has(ColumnRole.Amount) && !Columns.Has(ColumnRole.LineAmount);
    }

    /// <summary>What was understood.</summary>
    public ImportFormat Format { get; }

    /// <summary>The profile, for the words of the rows.</summary>
    public ImportProfile Profile { get; }

    /// <summary>What the caller asks for.</summary>
    public ImportOptions Options { get; }

    /// <summary>The columns by role.</summary>
    public RowColumns Columns { get; }

    /// <summary>Whether the caller gave the as-of date.</summary>
    public bool HasAsOf { get; }

    /// <summary>The first instant in UTC ticks that is not counted: as-of, or the end of today.</summary>
    public long CutOffTicks { get; }

    /// <summary>The instant in UTC ticks before which a date is doubted.</summary>
    public long EarlyTicks { get; } = FirstLikely.Ticks;

    /// <summary>Whether the amount of a row is quantity × price.</summary>
    public bool IsMultiplied { get; }

    /// <summary>Whether rows without date, customer or amount may continue an order.</summary>
    public bool CanContinue => Format.Rows is not (RowKind.Order or RowKind.Payment);

    /// <summary>Whether the caller says what a row is, so that nothing is left to decide.</summary>
    public bool IsSettled => (Options.Rows ?? Options.Format?.Rows) is not null;

    /// <summary>Whether a row without an amount may continue an order.</summary>
    public bool CanLackAmount =>
        Format.Rows is RowKind.OrderLineWithTotal or RowKind.OrderLineWithTotalOnFirst or RowKind.SummaryAndLines;

    /// <summary>Returns the as-of instant: that of the caller, or the start of the day after the last row that is counted.</summary>
    /// <param name="lastTicks">The instant of that row in UTC ticks.</param>
    public DateTimeOffset AsOfAfter(long lastTicks)
    {
        var day = CalendarDays.DateOf(new DateTimeOffset(lastTicks, TimeSpan.Zero), Options.TimeZone);
        return CalendarDays.StartOf(Options.AsOf ?? day.AddDays(1), Options.TimeZone);
    }

    /// <summary>Whether a row is beyond those that decided the notations, so that it may contradict them.</summary>
    /// <param name="row">The number of the row below the header, from 1.</param>
    public bool IsBeyondSample(long row) => Options.Format is not null || row > Options.SampleSize;
}
