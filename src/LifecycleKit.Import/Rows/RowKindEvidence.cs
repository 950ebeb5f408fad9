namespace LifecycleKit.Import;

/// <summary>Decides from the sampled rows what a row is, where neither the profile nor the caller says it.</summary>
internal sealed class RowKindEvidence
{
    /// <summary>With this many orders of several rows, equal amounts on the rows of each are no chance.</summary>
    private const int EnoughOrders = 5;

    private const int EnoughAmounts = 3;
    private const int FewOrders = 100;
    private const int None = -1;
    private const int Other = -2;

    private readonly RowColumns _columns;
    private readonly NumberNotation _numbers;
    private readonly RowMeanings _meanings;
    private readonly TextIds _ids = new();
    private readonly ChunkedRows<OrderSample> _orders = new();
    private readonly HashSet<(int Order, int Hash)> _seen = [];

    // The order of the row above; Other for one that is not a sale.
    private int _last = None;
    private int _blankBelowOthers;

    public RowKindEvidence(RowColumns columns, NumberNotation numbers, RowMeanings meanings)
    {
        _columns = columns;
        _numbers = numbers;
        _meanings = meanings;
    }

    /// <summary>Whether the columns alone say what a row is, so that no row has to be read.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="kind">What a row is.</param>
    public static bool TryDecide(RowColumns columns, out RowKind kind)
    {
        kind = columns.Has(ColumnRole.Amount) ? RowKind.Order : RowKind.OrderLine;
        return kind == RowKind.OrderLine || !columns.Has(ColumnRole.Order);
    }

    /// <summary>Adds a row with data.</summary>
    /// <param name="reader">The reader at the row.</param>
    public void Add(TableReader reader)
    {
        var id = _columns.Field(reader, ColumnRole.Order);
        var isSale = _meanings.Read(reader) is not (RowMeaning.Refund or RowMeaning.NotAnOrder);
        if (!RowWords.IsPlaceholder(id)) _last = isSale ? Begin(id, reader.LineNumber) : Other;
        else if (!isSale || !id.IsEmpty || !IsFurtherLine(reader)) return;
        var isBlank = _columns.Field(reader, ColumnRole.Amount).IsEmpty;
        if (_last == Other && isBlank && id.IsEmpty) _blankBelowOthers++;
        if (_last < 0) return;
        ref var sample = ref _orders[_last];
        if (isBlank) sample.BlankCount++;
        if (Number(reader, ColumnRole.Amount) is not (>= 0 and var amount) || !_seen.Add((_last, reader.GetRowHash()))) return;
        var line = Number(reader, ColumnRole.LineAmount);
        if (line is null && _columns.Has(ColumnRole.Price)) line = Number(reader, ColumnRole.Quantity) * Number(reader, ColumnRole.Price);
        sample.Add(amount, line, !_columns.Field(reader, ColumnRole.Product).IsEmpty);
    }

    /// <summary>Decides.</summary>
    /// <param name="note">What was decided by rule; null for nothing.</param>
    /// <exception cref="ImportException">The rows do not decide it.</exception>
    public RowKind Decide(out ImportDiagnostic? note)
    {
        note = null;
        var sums = KindCounts.Of(_orders);
        var blank = sums.BlankRest + _blankBelowOthers;
        if (blank > 0 && blank >= sums.Multi * 9)
            return Note(RowKind.OrderLineWithTotalOnFirst, "further rows of an order have no amount", out note);
        if (sums.Multi == 0) return RowKind.Order;
        var name = _columns.NameOf(ColumnRole.Amount);
        if (sums.EqualLine == sums.Multi && sums.LineOfMulti > 0) return RowKind.OrderLine;
        if (sums.Constant == sums.Multi) return DecideConstant(sums, name, out note);
        if (sums.Summary == sums.Multi && (sums.SummaryWithoutProduct == sums.Multi || sums.Multi >= EnoughOrders))
            return Note(RowKind.SummaryAndLines, $"the largest amount of {name} in an order is the sum of the others", out note);
        if (sums.Summary == sums.Multi)
            throw RowKindRefusal.Summary(name, sums.FirstLine);
        if (sums.Constant * 10 >= sums.Multi * 9 && sums.Multi >= 2 * EnoughOrders)
            throw RowKindRefusal.Repeated(name, sums.FirstLine, sums.Constant);
        return _columns.Has(ColumnRole.Product) || _columns.Has(ColumnRole.Price) || _columns.Has(ColumnRole.Quantity)
            ? RowKind.OrderLine : RowKind.Order;
    }

    private int Begin(ReadOnlySpan<char> id, long line)
    {
        var order = _ids.Add(id);
        if (order == _orders.Count) _orders.Add(new OrderSample { FirstLine = line });
        return order;
    }

    /// <summary>Whether a row without an order id has a product, and lacks the date or the amount that an order of its own has.</summary>
    private bool IsFurtherLine(TableReader reader) =>
        !_columns.Field(reader, ColumnRole.Product).IsEmpty
        && (_columns.Field(reader, ColumnRole.Date).IsEmpty || _columns.Field(reader, ColumnRole.Amount).IsEmpty);

    /// <summary>Decides where each order of several rows has one amount on all of them.</summary>
    private RowKind DecideConstant(KindCounts sums, string name, out ImportDiagnostic? note)
    {
        note = null;
        if (sums.TotalOfLines > 0 && sums.TotalOfLines >= sums.Multi - sums.EqualLine - sums.WithoutLines)
            return Note(RowKind.OrderLineWithTotal, $"{name} repeats the total of the order on its rows, the sum of the lines", out note);
        if (sums.Multi >= EnoughOrders && sums.Amounts >= EnoughAmounts && sums.EqualLine == 0)
            return Note(RowKind.OrderLineWithTotal, $"{name} is the same on all rows of each order", out note);
        if (_orders.Count >= FewOrders && sums.Multi * 100 < _orders.Count)
        {
            note = new ImportDiagnostic(
                ImportDiagnosticIds.RowKind, DiagnosticSeverity.Warning,
                "Few orders have several rows, with equal amounts; these are added up.", "Set Rows (--rows) if they are not to be.",
                sums.Multi, sums.FirstLine);
            return RowKind.Order;
        }

        throw RowKindRefusal.Repeated(name, sums.FirstLine, sums.Multi);
    }

    private static RowKind Note(RowKind kind, string reason, out ImportDiagnostic note)
    {
        note = new ImportDiagnostic(
            ImportDiagnosticIds.RowKind, DiagnosticSeverity.Note, $"A row is taken for {RowKindRefusal.Words(kind)}: {reason}.",
            "Set Rows (--rows) if it is something else.");
        return kind;
    }

    private decimal? Number(TableReader reader, ColumnRole role)
    {
        var text = _columns.Field(reader, role);
        if (text.IsEmpty || !NumberText.TryParse(text, reader.GetKind(_columns[role]), _numbers, out var value, out _, out _)) return null;
        return Math.Abs(value) <= 1_000_000_000_000 ? decimal.Round(value, 8) : null;
    }
}
