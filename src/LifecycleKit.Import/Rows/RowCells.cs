namespace LifecycleKit.Import;

/// <summary>Parses the cells of a row into amounts, instants and words.</summary>
internal sealed class RowCells
{
    private readonly ImportPlan _plan;
    private readonly RowColumns _columns;
    private readonly RowStore _store;
    private readonly RowInstants _instants;
    private readonly RowNumbers _numbers;
    private readonly ProductCells _lines;
    private readonly bool _hasDetails;
    private readonly bool _hasLines;

    public RowCells(ImportPlan plan, RowStore store)
    {
        _plan = plan;
        _columns = plan.Columns;
        _store = store;
        _instants = new RowInstants(plan);
        _numbers = new RowNumbers(plan);
        _lines = new ProductCells(_columns, store);
        _hasLines = _columns.Has(ColumnRole.Product);
        _hasDetails = new[]
        {
            ColumnRole.Refunded, ColumnRole.Discount, ColumnRole.Margin, ColumnRole.SalesChannel, ColumnRole.RefundOf,
            ColumnRole.CancelledAt, ColumnRole.ShippedAt, ColumnRole.ChangedAt, ColumnRole.AfterRefunds,
        }.Any(_columns.Has);
    }

    /// <summary>The reason why the last row was not read.</summary>
    public string LastProblem { get; private set; } = string.Empty;

    /// <summary>The kind of <see cref="LastProblem"/>.</summary>
    public string ProblemKind { get; private set; } = string.Empty;

    /// <summary>The amount of the last row that was read; null for none.</summary>
    public decimal? Amount { get; private set; }

    /// <summary>The sign or code of a currency beside the amount of the last row; null for none.</summary>
    public string? Currency => _numbers.Currency;

    /// <summary>The relation of the date of the last row to a change of the clock.</summary>
    public ClockChange Change => _instants.Change;

    /// <summary>Parses the cells of the current row.</summary>
    /// <param name="reader">The reader at a row.</param>
    /// <param name="row">The number of the row below the header, from 1.</param>
    /// <param name="canContinue">Whether the row may continue an order, without a date.</param>
    /// <param name="packed">The row.</param>
    /// <exception cref="ImportException">A cell contradicts what was decided for its column.</exception>
    public bool TryRead(TableReader reader, long row, bool canContinue, ref PackedRow packed)
    {
        _numbers.Begin();
        packed.Line = packed.Details = -1;
        if (!_instants.TryRead(reader, row, ColumnRole.Date, out packed.Ticks, out var problem)) return Fail(ColumnRole.Date, problem);
        if (packed.Ticks == 0 && !canContinue) return Fail(ColumnRole.Date, $"The column {_columns.NameOf(ColumnRole.Date)} is empty.");
        if (!TryReadAmount(reader, row, out var amount, out var line, out var quantity)) return false;
        if (amount is null && !(canContinue && _plan.CanLackAmount))
        {
            if (packed.Is(RowMeaning.Cancelled)) amount = 0;
            else return Fail(AmountRole, NoAmount());
        }

        Amount = amount;
        packed.Amount = _store.Amounts.Pack(amount);
        if (_hasLines)
            packed.Line = _lines.Read(reader, line ?? (_plan.Format.Rows == RowKind.OrderLineWithTotal ? null : amount), quantity);
        return !_hasDetails || TryReadDetails(reader, row, ref packed);
    }

    /// <summary>Keeps a reason and returns it.</summary>
    /// <param name="kind">The kind of the reason.</param>
    /// <param name="reason">The reason.</param>
    public string Problem(string kind, string reason)
    {
        ProblemKind = kind;
        return LastProblem = reason;
    }

    /// <summary>Returns the reason of a row with more fields than the header.</summary>
    /// <param name="reader">The reader at the row.</param>
    public string TooLong(TableReader reader) => Problem(
        "fields",
        FormattableString.Invariant($"The row has {reader.FieldCount} fields, the header {_columns.Names.Length}: is a quote missing?"));

    /// <summary>Returns the reason of a row without an amount.</summary>
    public string NoAmount() => Problem(AmountRole.ToString(), $"The column {_columns.NameOf(AmountRole)} is empty.");

    private ColumnRole AmountRole => _columns.Has(ColumnRole.Amount) ? ColumnRole.Amount
        : _columns.Has(ColumnRole.LineAmount) ? ColumnRole.LineAmount : ColumnRole.Price;

    /// <summary>Parses the amount of the row, and that of its line where it has another one.</summary>
    private bool TryReadAmount(TableReader reader, long row, out decimal? amount, out decimal? line, out decimal? quantity)
    {
        amount = line = quantity = null;
        if (!TryReadNumber(reader, row, ColumnRole.Quantity, out quantity)
            || !TryReadNumber(reader, row, ColumnRole.Price, out var price)
            || !TryReadNumber(reader, row, ColumnRole.LineAmount, out line)
            || !TryReadNumber(reader, row, ColumnRole.Amount, out amount))
        {
            return false;
        }

        if (_columns.Has(ColumnRole.Quantity) && _columns.Has(ColumnRole.Price)) line ??= quantity * price;
        if (!_columns.Has(ColumnRole.Amount)) amount = line;
        if (amount is { } value) amount = decimal.Round(value, 8);
        if (line is { } ofLine) line = decimal.Round(ofLine, 8);
        return amount is null || Math.Abs(amount.Value) <= RowNumbers.Largest
            || Fail(AmountRole, $"The amount of the row is larger than 10¹².");
    }

    private bool TryReadNumber(TableReader reader, long row, ColumnRole role, out decimal? value) =>
        _numbers.TryRead(reader, row, role, out value, out var problem) || Fail(role, problem);

    private bool TryReadDetails(TableReader reader, long row, ref PackedRow packed)
    {
        if (!TryReadNumber(reader, row, ColumnRole.Refunded, out var refunded)
            || !TryReadNumber(reader, row, ColumnRole.Discount, out var discount)
            || !TryReadNumber(reader, row, ColumnRole.Margin, out var margin)
            || !TryReadNumber(reader, row, ColumnRole.AfterRefunds, out var left))
        {
            return false;
        }

        if (!_instants.TryRead(reader, row, ColumnRole.CancelledAt, out var cancelled, out var problem))
            return Fail(ColumnRole.CancelledAt, problem);
        _instants.TryRead(reader, row, ColumnRole.ShippedAt, out var shipped, out _);
        _instants.TryRead(reader, row, ColumnRole.ChangedAt, out var changed, out _);
        if (cancelled >= _plan.CutOffTicks) cancelled = 0;
        var amount = Amount;
        _store.RepeatsAmounts |= amount > 0 && left == amount;
        var channel = _columns.Field(reader, ColumnRole.SalesChannel);
        var refundOf = _columns.Field(reader, ColumnRole.RefundOf);
        packed.Details = _store.Details.Add(new PackedDetails(
            _store.Amounts.Pack(Refund(refunded, left, amount)),
            _store.Amounts.Pack(discount is { } d ? Math.Abs(decimal.Round(d, 8)) : null),
            _store.Amounts.Pack(margin is { } m ? decimal.Round(m, 8) : null),
            channel.IsEmpty || channel.Length > 256 ? -1 : _store.Words.Add(channel),
            refundOf.IsEmpty || RowWords.IsPlaceholder(refundOf) || refundOf.Length > 240 ? -1 : _store.Orders.Add(refundOf),
            cancelled, shipped >= _plan.CutOffTicks ? 0 : shipped, changed >= _plan.CutOffTicks ? 0 : changed,
            HasNothingLeft: refunded is null && left == 0 && amount > 0));
        return true;
    }

    /// <summary>Returns what was refunded: the amount of its column, or what the amount after refunds lacks of the amount.</summary>
    private static decimal? Refund(decimal? refunded, decimal? left, decimal? amount)
    {
        if (refunded is { } known) return Math.Abs(decimal.Round(known, 8));
        return left is { } rest && amount > rest && rest != 0 ? decimal.Round(amount.Value - rest, 8) : null;
    }

    private bool Fail(ColumnRole role, string reason)
    {
        ProblemKind = role.ToString();
        LastProblem = reason;
        return false;
    }
}
