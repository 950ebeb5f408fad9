namespace LifecycleKit.Import;

/// <summary>Reads the current row of a file: parses the cells, finds the outcome, and keeps what belongs to an order.</summary>
internal sealed class RowReader
{
    private readonly ImportPlan _plan;
    private readonly RowColumns _columns;
    private readonly RowScreen _screen;
    private readonly RowCells _cells;
    private readonly RowKeys _keys;
    private readonly RowStore _store;
    private readonly WordMeanings _statuses;
    private readonly WordMeanings _types;
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
        _store = store;
        Currencies = currencies;
        _statuses = WordMeanings.OfStatuses(plan.Profile, _columns.NameOf(ColumnRole.Status), tally);
        _types = WordMeanings.OfTypes(plan.Profile, _columns.NameOf(ColumnRole.Type), tally);
        _totals = tally.Begin(ImportDiagnosticIds.NotAnOrder, DiagnosticSeverity.Note, "Rows called a total are not orders.");
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
            case RowShape.Note: return NotAnOrder(_notes, reader);
            case RowShape.OtherHeader: throw OtherHeader(reader.LineNumber);
            case RowShape.TooLong: return Rejected(_cells.TooLong(reader));
            case RowShape.Damaged: return Rejected(_cells.Problem("row", $"The row cannot be read: {reader.Problem}."));
            default: return ReadData(reader, row);
        }
    }

    private RowOutcome? ReadData(TableReader reader, long row)
    {
        var line = reader.LineNumber;
        var packed = new PackedRow
        {
            LineNumber = (uint)Math.Min(line, uint.MaxValue), Meaning = PackedRow.NoMeaning, Ghost = PackedRow.Open,
        };
        var meaning = GetMeaning(reader, line);
        if (meaning is { } known) packed.Meaning = (byte)known;
        if (!_keys.TryRead(reader, ref packed, out var keyProblem)) return Rejected(_cells.Problem("id", keyProblem));
        if (meaning == RowMeaning.NotAnOrder) return Ghost(packed, RowOutcome.NotAnOrder);

        var canContinue = _plan.CanContinue && packed.Order >= 0;
        if (!_cells.TryRead(reader, row, canContinue, ref packed)) return Rejected(_cells.LastProblem);
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
        packed.Hash = RowHash(reader);
        _store.Rows.Add(packed);
        return null;
    }

    /// <summary>Whether the money went the other way: a payment by the shop, or a refund to it.</summary>
    private bool IsOtherDirection(in PackedRow row) =>
        _store.AmountOf(row) is { } amount && (row.Is(RowMeaning.Refund) ? amount > 0 : amount < 0);

    private RowMeaning? GetMeaning(TableReader reader, long line)
    {
        var type = _columns.Has(ColumnRole.Type) ? _types.Read(_columns.Field(reader, ColumnRole.Type), line) : null;
        var status = _columns.Has(ColumnRole.Status) ? _statuses.Read(_columns.Field(reader, ColumnRole.Status), line) : null;
        if (type is null || status is null) return type ?? status;
        return Rank(type.Value) >= Rank(status.Value) ? type : status;

        static int Rank(RowMeaning meaning) => meaning switch
        {
            RowMeaning.NotAnOrder => 4,
            RowMeaning.Refund => 3,
            RowMeaning.Cancelled => 2,
            RowMeaning.RefundedInFull => 1,
            _ => 0,
        };
    }

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

    /// <summary>Returns a hash of the cells of the current row, to find identical rows.</summary>
    /// <param name="reader">The reader at the row.</param>
    public static int RowHash(TableReader reader)
    {
        var hash = 17;
        for (var i = 0; i < reader.FieldCount; i++)
        {
            var field = reader.GetField(i);
            if (!field.IsEmpty) hash = HashCode.Combine(hash, i, string.GetHashCode(field));
        }

        return hash;
    }

    private static ImportException OtherHeader(long line) => new(new ImportDiagnostic(
        ImportDiagnosticIds.Header, DiagnosticSeverity.Error, "The header is repeated with the columns in another order.",
        "Split the file at this line, and read each part on its own.", FirstLine: line));
}
