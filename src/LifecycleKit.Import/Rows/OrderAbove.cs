namespace LifecycleKit.Import;

/// <summary>The order of the row above, which a row without an order id may continue.</summary>
internal sealed class OrderAbove
{
    private readonly ImportPlan _plan;
    private readonly RowStore _store;
    private readonly DiagnosticTally.Entry _continued;
    private PackedRow _row;
    private bool _hasRow;

    public OrderAbove(ImportPlan plan, RowStore store, DiagnosticTally tally)
    {
        _plan = plan;
        _store = store;
        _continued = tally.Begin(
            ImportDiagnosticIds.NoOrderId, DiagnosticSeverity.Note, "Rows without an order id continue the order of the row above.",
            "Set Rows (--rows order) if they do not.");
    }

    /// <summary>Keeps the ids of a row that has an order id.</summary>
    /// <param name="row">The row, with its ids.</param>
    public void Begin(in PackedRow row)
    {
        (_row, _hasRow) = (row, true);
        _row.Ticks = 0;
    }

    /// <summary>Keeps the date of a row that has an order id.</summary>
    /// <param name="row">The row, parsed.</param>
    public void AddDate(in PackedRow row)
    {
        if (row.Order >= 0 && row.Order == _row.Order && row.Ticks != 0) _row.Ticks = row.Ticks;
    }

    /// <summary>Whether a row without an order id may continue the order of the row above, as far as its ids show.</summary>
    /// <param name="reader">The reader at the row.</param>
    /// <param name="row">The row, with its ids.</param>
    public bool IsOpen(TableReader reader, in PackedRow row)
    {
        if (row.Order >= 0 || !_hasRow || !_plan.CanContinue || !_plan.Columns.Field(reader, ColumnRole.Order).IsEmpty) return false;
        return _plan.Columns.Field(reader, ColumnRole.Customer).IsEmpty || (row.Customer >= 0 && row.Customer == _row.Customer);
    }

    /// <summary>Gives a row for which <see cref="IsOpen"/> is true the ids, the date and the state of the row above.</summary>
    /// <param name="reader">The reader at the row.</param>
    /// <param name="row">The row, parsed.</param>
    /// <returns>Whether the row continues the order of the row above.</returns>
    /// <exception cref="ImportException">The row may continue the order, or be one of its own.</exception>
    public bool Continue(TableReader reader, ref PackedRow row)
    {
        if (row.Ticks != 0 && _row.Ticks != 0 && row.Ticks != _row.Ticks) return false;
        // A row with a date and an amount can be an order of its own; one that lacks either cannot.
        if (row.Ticks != 0 && _store.AmountOf(row) is not null && !_plan.IsSettled) throw Refuse(reader.LineNumber);
        (row.Order, row.Customer) = (_row.Order, _row.Customer);
        if (row.Ticks == 0) row.Ticks = _row.Ticks;
        if (row.Meaning == PackedRow.NoMeaning) row.Meaning = _row.Meaning;
        _continued.Add(reader.LineNumber);
        return true;
    }

    private static ImportException Refuse(long line) => Refusal.Of(
        ImportDiagnosticIds.RowKind,
        "The row has no order id, and the date and the customer of the row above: it is a further line of that order, or an order of its "
        + "own.",
        "Set Rows (--rows line for lines, --rows order for orders), or fill in the order ids.", line);
}
