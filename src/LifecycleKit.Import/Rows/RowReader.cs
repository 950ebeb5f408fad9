namespace LifecycleKit.Import;

/// <summary>Reads the current row of a file: parses the cells, finds the outcome, and keeps what belongs to an order.</summary>
internal sealed class RowReader
{
    private readonly ImportPlan _plan;
    private readonly RowColumns _columns;
    private readonly RowScreen _screen;
    private readonly RowCells _cells;
    private readonly RowKeys _keys;
    private readonly OrderAbove _above;
    private readonly SumRows _sums;
    private readonly RowStore _store;
    private readonly RowMeanings _meanings;
    private readonly DiagnosticTally.Entry _totals;
    private readonly DiagnosticTally.Entry _notes;
    private readonly DiagnosticTally.Entry _headers;
    private readonly DiagnosticTally.Entry _future;
    private readonly DiagnosticTally.Entry _early;
    private readonly DiagnosticTally.Entry _clock;

    public RowReader(ImportPlan plan, RowStore store, DiagnosticTally tally, CurrencyFilter currencies)
    {
        _plan = plan;
        _columns = plan.Columns;
        _screen = new RowScreen(plan.Columns, plan.Profile);
        _cells = new RowCells(plan, store);
        _keys = new RowKeys(plan, store, tally);
        _above = new OrderAbove(plan, store, tally);
        _sums = new SumRows(plan);
        _store = store;
        Currencies = currencies;
        _meanings = new RowMeanings(plan.Columns, plan.Profile, plan.Format.Statuses, tally);
        _totals = tally.Begin(ImportDiagnosticIds.NotAnOrder, DiagnosticSeverity.Note, "Totals of other rows are not orders.");
        _notes = tally.Begin(
            ImportDiagnosticIds.NotAnOrder, DiagnosticSeverity.Note, "Rows without a date, an amount and an order are not orders.");
        _headers = tally.Begin(ImportDiagnosticIds.Header, DiagnosticSeverity.Note, "The header is repeated.");
        _future = tally.Begin(
            ImportDiagnosticIds.FutureDate, DiagnosticSeverity.Warning, "Rows dated after today are not counted.",
            "Correct the dates, or set AsOf (--as-of) to count them.");
        _early = tally.Begin(
            ImportDiagnosticIds.EarlyDate, DiagnosticSeverity.Warning, "Rows are dated before 1980, as when a date is missing.",
            "Remove these rows if the date is not meant.");
        _clock = tally.Begin(
            ImportDiagnosticIds.DateNotation, DiagnosticSeverity.Note,
            "Times at which the clock of the shop was set: a skipped one is read by the offset before, a repeated one as the later.",
            "Check TimeZone (--time-zone), and whether the times are in UTC.");
    }

    /// <summary>The reason for which the current row is rejected; null when it is not.</summary>
    public string? Reason { get; private set; }

    /// <summary>The kind of <see cref="Reason"/>.</summary>
    public string ReasonKind => _cells.ProblemKind;

    /// <summary>The currencies of the rows.</summary>
    public CurrencyFilter Currencies { get; }

    /// <summary>Reads the current row.</summary>
    /// <param name="reader">The reader at a row.</param>
    /// <param name="row">The number of the row below the header, from 1.</param>
    /// <returns>The outcome; null when the row is kept, and its outcome depends on the rows of its order.</returns>
    /// <exception cref="ImportException">The row contradicts what was decided for its column.</exception>
    public RowOutcome? Read(TableReader reader, long row)
    {
        Reason = null;
        switch (_screen.GetShape(reader))
        {
            case RowShape.Blank: return RowOutcome.Blank;
            case RowShape.RepeatedHeader: return NotAnOrder(_headers, reader);
            case RowShape.Total: return NotAnOrder(_totals, reader);
            case RowShape.Note:
            case RowShape.OneCell when !_sums.IsSumOrLine(reader): return NotAnOrder(_notes, reader);
            case RowShape.OtherHeader: throw OtherHeader(reader.LineNumber);
            case RowShape.TooLong: return Rejected(_cells.TooLong(reader));
            case RowShape.Damaged: return Rejected(_cells.Problem("row", $"The row cannot be read: {reader.Problem}."));
            default: return _sums.IsSumOrLine(reader) && _sums.IsSum(reader) ? NotAnOrder(_totals, reader) : ReadData(reader, row);
        }
    }

    /// <summary>Brings what is known of the ids of rows into the cache, before the rows are read.</summary>
    /// <param name="block">The rows.</param>
    public void Prefetch(RowBlock block) => _keys.Prefetch(block);

    /// <summary>Ends the file.</summary>
    /// <exception cref="ImportException">Rows were taken for sums that may be lines.</exception>
    public void End() => _sums.End();

    private RowOutcome? ReadData(TableReader reader, long row)
    {
        var line = reader.LineNumber;
        var packed = new PackedRow
        {
            LineNumber = (uint)Math.Min(line, uint.MaxValue), Meaning = PackedRow.NoMeaning, Ghost = PackedRow.Open,
        };
        var meaning = _meanings.Read(reader);
        if (meaning is { } known) packed.Meaning = (byte)known;
        if (!_keys.TryRead(reader, ref packed, out var keyProblem)) return Rejected(_cells.Problem("id", keyProblem));
        if (packed.Order >= 0) _above.Begin(packed);
        if (meaning == RowMeaning.NotAnOrder)
        {
            _sums.CountOther(reader);
            return Ghost(packed, RowOutcome.NotAnOrder);
        }

        var isOpen = _above.IsOpen(reader, packed);
        if (!_cells.TryRead(reader, row, isOpen || (_plan.CanContinue && packed.Order >= 0), ref packed))
            return Rejected(_cells.LastProblem);
        if (isOpen && !_above.Continue(reader, ref packed) && _cells.Amount is null) return Rejected(_cells.NoAmount());
        _above.AddDate(packed);
        _sums.Count(_cells.Amount, isCounted: true);
        if (_plan.Profile.IsSigned && IsOtherDirection(packed)) return Ghost(packed, RowOutcome.NotAnOrder);
        var currency = Currencies.Find(_columns.Field(reader, ColumnRole.Currency), _cells.Currency);
        if (!Currencies.IsRead(currency, line)) return Ghost(packed, RowOutcome.OtherCurrency);
        if (packed.Ticks >= _plan.CutOffTicks)
        {
            if (packed.Customer >= 0 && !_plan.HasAsOf) _future.Add(line);
            return packed.Customer < 0 && packed.Order < 0 ? RowOutcome.Guest : Ghost(packed, RowOutcome.AfterAsOf);
        }

        if (packed.Customer < 0 && packed.Order < 0) return RowOutcome.Guest;
        if (packed.Customer >= 0) Currencies.Count(currency, line);
        if (packed.Ticks != 0 && packed.Ticks < _plan.EarlyTicks) _early.Add(line);
        if (_cells.Change != ClockChange.None) _clock.Add(line);
        packed.Hash = reader.GetRowHash();
        _store.Rows.Add(packed);
        return null;
    }

    /// <summary>Whether the money went the other way: a payment by the shop, or a refund to it.</summary>
    private bool IsOtherDirection(in PackedRow row) =>
        _store.AmountOf(row) is { } amount && (row.Is(RowMeaning.Refund) ? amount > 0 : amount < 0);

    /// <summary>Keeps a row that is not counted where rows without words of their own may continue it.</summary>
    private RowOutcome? Ghost(PackedRow packed, RowOutcome outcome)
    {
        if (!_plan.CanContinue || packed.Order < 0) return outcome;
        packed.Ghost = (byte)outcome;
        packed.Line = packed.Details = -1;
        packed.Hash = 0;
        _store.Rows.Add(packed);
        return null;
    }

    private RowOutcome Rejected(string reason)
    {
        Reason = reason;
        return RowOutcome.Rejected;
    }

    private static RowOutcome NotAnOrder(DiagnosticTally.Entry entry, TableReader reader)
    {
        entry.Add(reader.LineNumber);
        return RowOutcome.NotAnOrder;
    }

    private static ImportException OtherHeader(long line) => Refusal.Header(
        "The header is repeated with the columns in another order.", "Split the file at this line, and read each part on its own.", line);
}
