namespace LifecycleKit.Import;

/// <summary>
/// Rows with an amount and without an order id, a customer, a date and a product: the sum of rows above, or lines of the order above.
/// </summary>
/// <param name="plan">The plan.</param>
internal sealed class SumRows(ImportPlan plan)
{
    private readonly RowColumns _columns = plan.Columns;
    private readonly ColumnRole _amount = plan.Columns.Has(ColumnRole.Amount) ? ColumnRole.Amount : ColumnRole.LineAmount;
    private readonly bool _isPossible = plan.Columns.Has(ColumnRole.Order)
        && (plan.Columns.Has(ColumnRole.Amount) || plan.Columns.Has(ColumnRole.LineAmount));

    // The rows up to the last sum, and those after it.
    private Sums _before;
    private Sums _part;
    private bool _hasSum;
    private long _doubtfulLine;

    /// <summary>Whether the form of a row fits both.</summary>
    /// <param name="reader">The reader at the row.</param>
    public bool IsSumOrLine(TableReader reader)
    {
        return _isPossible && Has(_amount) && !Has(ColumnRole.Order) && !Has(ColumnRole.Customer) && !Has(ColumnRole.Date)
            && !Has(ColumnRole.Product);

        bool Has(ColumnRole role) => !_columns.Field(reader, role).IsEmpty;
    }

    /// <summary>Counts the amount of another row.</summary>
    /// <param name="amount">The amount; null for none.</param>
    /// <param name="isCounted">Whether the row is an order or a part of one.</param>
    public void Count(decimal? amount, bool isCounted)
    {
        if (!_isPossible || amount is not { } value) return;
        _part = isCounted ? _part with { Counted = _part.Counted + value, Count = _part.Count + 1 }
            : _part with { Other = _part.Other + value, Count = _part.Count + 1 };
    }

    /// <summary>Counts the amount of a row that is not an order; a sum may include it.</summary>
    /// <param name="reader">The reader at the row.</param>
    public void CountOther(TableReader reader)
    {
        if (_isPossible) Count(Read(reader), isCounted: false);
    }

    /// <summary>Decides whether a row for which <see cref="IsSumOrLine"/> is true is a sum.</summary>
    /// <param name="reader">The reader at the row.</param>
    /// <returns>True for a sum, false for a line.</returns>
    /// <exception cref="ImportException">The amount is not a sum, and nothing says that it is a line.</exception>
    public bool IsSum(TableReader reader)
    {
        var (amount, all) = (Read(reader), _before + _part);
        var isSum = all.Is(amount) || _part.Is(amount);
        // The sum of one row is the same as a second line of the same amount.
        var isSure = isSum && ((all.Count > 1 && all.Is(amount)) || (_part.Count > 1 && _part.Is(amount)));
        if (!isSure && plan.IsSettled && plan.CanContinue) return false;
        (_before, _part) = (all, default);
        _hasSum |= isSure;
        if (isSure || plan.IsSettled) return true;
        if (!isSum) throw Refuse(reader.LineNumber);
        if (_doubtfulLine == 0) _doubtfulLine = reader.LineNumber;
        return true;
    }

    /// <summary>Ends the file.</summary>
    /// <exception cref="ImportException">Rows may be sums of one row or lines, and no other row shows which.</exception>
    public void End()
    {
        if (_doubtfulLine > 0 && !_hasSum) throw Refuse(_doubtfulLine);
    }

    private decimal? Read(TableReader reader) => NumberText.TryParse(
        _columns.Field(reader, _amount), reader.GetKind(_columns[_amount]), plan.Format.Numbers, out var amount, out _, out _)
        && Math.Abs(amount) <= RowNumbers.Largest ? amount : null;

    private static ImportException Refuse(long line) => Refusal.Of(
        ImportDiagnosticIds.RowKind,
        "The row has an amount, but no order id, customer and date: it is a further line of the order above, or a sum of other rows.",
        "Set Rows (--rows line for lines, --rows order for sums, which are not counted), or fill in the order ids.", line);

    /// <summary>The sum of the rows that are counted, and that of the others.</summary>
    private readonly record struct Sums(decimal Counted, decimal Other, int Count)
    {
        public static Sums operator +(Sums left, Sums right) =>
            new(left.Counted + right.Counted, left.Other + right.Other, left.Count + right.Count);

        public bool Is(decimal? amount) => Count > 0 && (amount == Counted || amount == Counted + Other);
    }
}
