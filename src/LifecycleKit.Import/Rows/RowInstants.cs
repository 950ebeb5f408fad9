namespace LifecycleKit.Import;

/// <summary>Parses the instants of a row.</summary>
/// <param name="plan">The plan.</param>
internal sealed class RowInstants(ImportPlan plan)
{
    private readonly RowColumns _columns = plan.Columns;

    /// <summary>The relation of the last date of a row to a change of the clock.</summary>
    public ClockChange Change { get; private set; }

    /// <summary>Parses the instant of a column; 0 ticks for an empty cell.</summary>
    /// <param name="reader">The reader at a row.</param>
    /// <param name="row">The number of the row below the header, from 1.</param>
    /// <param name="role">The role of the column.</param>
    /// <param name="ticks">The instant in UTC ticks.</param>
    /// <param name="problem">The reason why it cannot be read; empty when it can.</param>
    /// <exception cref="ImportException">The cell contradicts what was decided for its column.</exception>
    public bool TryRead(TableReader reader, long row, ColumnRole role, out long ticks, out string problem)
    {
        ticks = 0;
        problem = string.Empty;
        if (role == ColumnRole.Date) Change = ClockChange.None;
        var text = _columns.Field(reader, role);
        if (text.IsEmpty) return true;
        var kind = reader.GetKind(_columns[role]);
        var notation = NotationOf(role);
        var time = role == ColumnRole.Date ? _columns.Field(reader, ColumnRole.Time) : [];
        var zone = role == ColumnRole.Date ? _columns.Field(reader, ColumnRole.Zone) : [];
        if (InstantText.TryParse(text, time, zone, kind, notation, plan.Options.TimeZone, out var instant, out var change, out var reason))
        {
            ticks = instant.UtcTicks;
            if (role == ColumnRole.Date) Change = change;
            return true;
        }

        var isSettled = role != ColumnRole.Date || plan.Options.DateOrder is not null;
        if (!isSettled && plan.IsBeyondSample(row) && InstantText.IsContradiction(text, kind, notation))
            throw Contradiction(text, notation.Order, reader.LineNumber);
        problem = $"The column {_columns.NameOf(role)} has no date: {reason}";
        return false;
    }

    private InstantNotation NotationOf(ColumnRole role) =>
        role != ColumnRole.Date && plan.Format.OtherDates.TryGetValue(role, out var other) ? other : plan.Format.Dates;

    private ImportException Contradiction(ReadOnlySpan<char> text, DateOrder? order, long line)
    {
        var before = order switch
        {
            DateOrder.DayMonthYear => "have the day first",
            DateOrder.MonthDayYear => "have the month first",
            DateOrder.YearMonthDay => "have the year first",
            _ => "are the same in every order",
        };
        return Refusal.Of(
            ImportDiagnosticIds.DateNotation,
            $"The column {_columns.NameOf(ColumnRole.Date)} has {ShortText.Quote(text)}, but the rows before it {before}.",
            "Set DateOrder (--date-order dmy, mdy or ymd) to read the file and reject rows that do not fit.", line);
    }
}
