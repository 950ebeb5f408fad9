namespace LifecycleKit.Import;

/// <summary>Reads the ids of the customer and the order of a row.</summary>
internal sealed class RowKeys
{
    /// <summary>The length that a tracker accepts, less what separates two orders of one id.</summary>
    private const int MaxOrderLength = 240;

    private const int MaxCustomerLength = 256;

    private readonly int[] _hashes = new int[RowBlock.MaxRows];
    private readonly RowColumns _columns;
    private readonly ImportProfile _profile;
    private readonly RowStore _store;
    private readonly DiagnosticTally.Entry _spoiltOrders;
    private readonly DiagnosticTally.Entry _spoiltCustomers;

    public RowKeys(ImportPlan plan, RowStore store, DiagnosticTally tally)
    {
        _columns = plan.Columns;
        _profile = plan.Profile;
        _store = store;
        _spoiltOrders = tally.Begin(
            ImportDiagnosticIds.OrderId, DiagnosticSeverity.Warning,
            "Order ids in E notation, such as 9.9E+15, have lost digits and are not used: rows of a customer at one day are one order.",
            "Export the file again, and do not save it with a spreadsheet.");
        _spoiltCustomers = tally.Begin(
            ImportDiagnosticIds.OrderId, DiagnosticSeverity.Warning,
            "Customer ids in E notation, such as 9.9E+15, have lost digits: several customers may have one id.",
            "Export the file again, and do not save it with a spreadsheet.");
    }

    /// <summary>Brings what is known of the ids of rows into the cache; the rows are then read from the first one on.</summary>
    /// <remarks>
    /// In a long file, nearly each id is at a place of its own in the memory. Asked for together, the places arrive together; one after
    /// another, they would take most of the time of reading.
    /// </remarks>
    /// <param name="block">The rows.</param>
    public void Prefetch(RowBlock block)
    {
        Prefetch(block, ColumnRole.Customer, _store.Customers);
        Prefetch(block, ColumnRole.Order, _store.Orders);
    }

    /// <summary>Reads the ids; a missing one is -1.</summary>
    /// <param name="reader">The reader at a row.</param>
    /// <param name="packed">The row.</param>
    /// <param name="problem">The reason why the row is not readable; empty when it is.</param>
    public bool TryRead(TableReader reader, ref PackedRow packed, out string problem)
    {
        packed.Customer = packed.Order = -1;
        var customer = Id(reader, ColumnRole.Customer);
        var order = Id(reader, ColumnRole.Order);
        problem = customer.Length > MaxCustomerLength ? TooLong("customer", customer.Length, MaxCustomerLength)
            : order.Length > MaxOrderLength ? TooLong("order", order.Length, MaxOrderLength)
            : string.Empty;
        if (problem.Length > 0) return false;
        if (!RowWords.IsPlaceholder(customer) && !IsGuest(customer))
        {
            packed.Customer = _store.Customers.Add(customer);
            if (IsSpoilt(customer)) _spoiltCustomers.Add(reader.LineNumber);
        }

        if (order.Length == 1 && order[0] == '0')
        {
            packed.Order = _store.Orders.Add(order);
            return true;
        }

        if (RowWords.IsPlaceholder(order)) return true;
        if (IsSpoilt(order)) _spoiltOrders.Add(reader.LineNumber);
        else packed.Order = _store.Orders.Add(order);
        return true;
    }

    private void Prefetch(RowBlock block, ColumnRole role, TextIds ids)
    {
        if (!_columns.Has(role)) return;
        var count = 0;
        for (block.Rewind(); block.Read();) _hashes[count++] = ids.HashOf(Id(block, role));
        ids.Prefetch(_hashes.AsSpan(0, count));
        block.Rewind();
    }

    private ReadOnlySpan<char> Id(TableReader reader, ColumnRole role)
    {
        var id = _columns.Field(reader, role);
        return _profile.HasApostrophes && id.Length > 1 && id[0] == '\'' ? id[1..].TrimStart() : id;
    }

    private bool IsGuest(ReadOnlySpan<char> customer)
    {
        foreach (var guest in _profile.Guests)
        {
            if (customer.Equals(guest, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    /// <summary>Whether an id is a number that a spreadsheet has rounded.</summary>
    private static bool IsSpoilt(ReadOnlySpan<char> id)
    {
        if (id.Length < 5 || !char.IsAsciiDigit(id[0])) return false;
        var e = id.IndexOfAny('E', 'e');
        if (e <= 0 || e + 2 >= id.Length || id[e + 1] != '+' || id[(e + 2)..].IndexOfAnyExceptInRange('0', '9') >= 0) return false;
        var digits = id[..e];
        return digits.Length == 1 || (digits[1] is '.' or ',' && digits[2..].IndexOfAnyExceptInRange('0', '9') < 0);
    }

    private static string TooLong(string what, int length, int limit) =>
        FormattableString.Invariant($"The id of the {what} has {length} characters; at most {limit} are possible.");
}
