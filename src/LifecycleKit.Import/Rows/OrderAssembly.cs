using LifecycleKit.Customers;

namespace LifecycleKit.Import;

/// <summary>Makes orders of the rows of a file, finds the outcome of each row, and builds the log.</summary>
internal sealed class OrderAssembly
{
    private readonly ImportPlan _plan;
    private readonly RowStore _store;
    private readonly RowGroups _groups;
    private readonly OrderSums _sums;
    private readonly OrderSplit _split;
    private readonly RowLinks _links;
    private readonly IdenticalRows _identical;
    private readonly long[] _counts;
    private readonly AssemblyNotes _notes;
    private readonly ChunkedRows<PackedOrder> _orders = new();
    private readonly OrderLogBuilder _log;

    // By the number of a customer in the store, the number in the log and 1; 0 for a customer without an entry.
    private readonly int[] _logNumbers;
    private readonly Action<RowOutcome, uint> _count;
    private long _lastTicks;

    public OrderAssembly(ImportPlan plan, RowStore store, long[] counts, DiagnosticTally tally)
    {
        _plan = plan;
        _store = store;
        _counts = counts;
        _notes = new AssemblyNotes(tally, plan.Columns.Has(ColumnRole.Order));
        _groups = new RowGroups(store, plan.Options.TimeZone);
        _sums = new OrderSums(store);
        _split = new OrderSplit(store, _sums, plan.Format.Rows);
        _links = new RowLinks(store);
        _identical = new IdenticalRows(store, _notes.Identical);
        _count = Count;
        // Each order is an entry of its own: what is one order was decided here.
        _log = new OrderLogBuilder(new OrderLogOptions { TimeZone = plan.Options.TimeZone, WithoutOrderId = OrderGrain.Row });
        _logNumbers = new int[store.Customers.Count];
    }

    /// <summary>The instant of the last row that is counted, in UTC ticks; 0 when there is none.</summary>
    public long LastTicks => _lastTicks;

    /// <summary>Makes the orders.</summary>
    /// <param name="currency">The currency of the file; null for none.</param>
    /// <param name="cancellationToken">Stops between two orders.</param>
    /// <exception cref="ImportException">The rows of an order contradict what was decided.</exception>
    public IImportedOrders Assemble(string? currency, CancellationToken cancellationToken)
    {
        _links.Apply();
        foreach (var (start, count, isLoose) in _groups.Split(cancellationToken))
        {
            var rows = _groups.Rows.AsSpan(start, count);
            if (isLoose)
            {
                Keep(start, count, _store.Rows[rows[0]].Customer, -1);
                continue;
            }

            var open = _links.Settle(rows, _count);
            if (open == 1)
            {
                Keep(start, 1, _store.Rows[rows[0]].Customer, 0);
                continue;
            }

            _identical.Find(rows[..open]);
            var (parts, hasCustomers) = _split.Split(rows[..open]);
            if (hasCustomers) _notes.SeveralCustomers.Add(FirstLine(rows[..open]));
            if (parts.Count > (hasCustomers ? _split.CustomerCount : 1)) _notes.FarApart.Add(FirstLine(rows[..open]));
            for (var part = 0; part < parts.Count; part++) Keep(start + parts[part].Start, parts[part].Count, parts[part].Customer, part);
        }

        return new ImportedOrders(_store, _groups.Rows, _orders, _plan, currency, _log);
    }

    private void Keep(int start, int count, int customer, int part)
    {
        var rows = _groups.Rows.AsSpan(start, count);
        if (part < 0) _identical.Find(rows);
        if (!HasInstant(rows))
        {
            foreach (var index in rows) Count(RowOutcome.NotAnOrder, _store.Rows[index].LineNumber);
            return;
        }

        var figures = _sums.Add(rows, _plan.Format.Rows, part < 0);
        Check(figures, rows);
        _orders.Add(new PackedOrder(customer, start, count, part, figures.PlacedTicks));
        if (part < 0 && count > 1) _notes.OneDay.Add(FirstLine(rows));
        if (figures.Net is { } net) AddToLog(customer, figures.PlacedTicks, net);
        CountRows(rows, figures, part < 0);
    }

    private void AddToLog(int customer, long ticks, decimal amount)
    {
        ref var number = ref _logNumbers[customer];
        if (number == 0) number = _log.NumberCustomer(_store.Customers.Read(customer)) + 1;
        _log.Add(number - 1, new DateTimeOffset(ticks, TimeSpan.Zero), amount);
    }

    private void CountRows(ReadOnlySpan<int> rows, in OrderFigures figures, bool isLoose)
    {
        var kind = isLoose ? RowKind.Order : _plan.Format.Rows;
        var isUsed = false;
        foreach (var index in rows)
        {
            ref var row = ref _store.Rows[index];
            _lastTicks = Math.Max(_lastTicks, row.Ticks);
            if (!_store.RepeatsAmounts && _store.DetailsOf(row) is { HasNothingLeft: true }) _notes.NothingLeft.Add(row.LineNumber);
            if (figures.IsCredit || _sums.IsRefund(row, kind, figures.PlacedTicks))
            {
                Count(RowOutcome.Credit, row.LineNumber);
                if (figures.IsCredit) _notes.WithoutOrder.Add(row.LineNumber);
                continue;
            }

            Count(isUsed ? RowOutcome.PartOfOrder : RowOutcome.Used, row.LineNumber);
            isUsed = true;
        }
    }

    private void Check(in OrderFigures figures, ReadOnlySpan<int> rows)
    {
        const decimal largest = 1_000_000_000_000_000m;
        if (Math.Abs(figures.Gross) > largest)
        {
            throw Refusal.Of(
                ImportDiagnosticIds.OrderId, "The rows of one order add up to more than 10¹⁵.",
                "Check the column of the order id and that of the amount.", FirstLine(rows));
        }

        if (figures.IsOverRefunded) _notes.OverRefund.Add(FirstLine(rows));
        if (!figures.IsDoubtful) return;
        if (_plan.Options.Rows is null && _plan.Profile.Rows is null) throw RowKindRefusal.Contradicted(_plan, FirstLine(rows));
        _notes.Doubtful.Add(FirstLine(rows));
    }

    private bool HasInstant(ReadOnlySpan<int> rows)
    {
        foreach (var index in rows)
        {
            if (_store.Rows[index].Ticks != 0) return true;
        }

        return false;
    }

    private void Count(RowOutcome outcome, uint line)
    {
        _counts[(int)outcome]++;
        if (outcome == RowOutcome.NotAnOrder) _notes.Orphans.Add(line);
    }

    private long FirstLine(ReadOnlySpan<int> rows)
    {
        var first = uint.MaxValue;
        foreach (var index in rows) first = Math.Min(first, _store.Rows[index].LineNumber);
        return first;
    }
}
