using LifecycleKit.Customers;
using LifecycleKit.Import;

namespace LifecycleKit.Cli;

/// <summary>Joins the orders of several files, such as one export a year.</summary>
internal static class SeveralFiles
{
    /// <summary>Joins the files. An order that is in two of them with the same content counts once, with a diagnostic.</summary>
    /// <exception cref="RefusedException">An order is in two files with different content, or the files have different
    /// currencies.</exception>
    public static ShopOrders Join(IReadOnlyList<ImportResult> results, ImportOptions options)
    {
        var currencies = results.Select(result => result.Format.Currency).Where(currency => currency is not null).Distinct().ToList();
        if (currencies.Count > 1)
        {
            throw new RefusedException(
                $"The files have different currencies: {string.Join(", ", currencies)}. Choose one with --currency.");
        }

        var log = new OrderLogBuilder(new OrderLogOptions { TimeZone = options.TimeZone });
        var seen = new Dictionary<(string Customer, string Order), (OrderSnapshot Snapshot, int File)>();
        var repeated = 0L;
        for (var file = 0; file < results.Count; file++)
        {
            var hasIds = results[file].Format.Columns.Any(column => column.Role == ColumnRole.Order);
            foreach (var (customer, snapshot) in results[file].GetOrders())
            {
                // Without order ids the days of two files are their own orders.
                if (!hasIds || seen.TryAdd((customer, snapshot.OrderId), (snapshot, file)))
                {
                    log.Add(customer, Own(snapshot, hasIds, file));
                }
                else if (seen[(customer, snapshot.OrderId)] is var first && first.File != file && first.Snapshot.Equals(snapshot))
                {
                    repeated++;
                }
                else
                {
                    throw new RefusedException(
                        $"Order '{OneLine.Cell(snapshot.OrderId)}' is in two files with different content. Give the newest export only.");
                }
            }
        }

        var diagnostics = results.SelectMany(result => result.Diagnostics).ToList();
        if (repeated > 0)
        {
            diagnostics.Add(new ImportDiagnostic(
                ImportDiagnosticIds.IdenticalRows, DiagnosticSeverity.Warning, "Orders are in two files with the same content.",
                "Each of them counts once.", repeated));
        }

        Span<long> counts = stackalloc long[Enum.GetValues<RowOutcome>().Length];
        foreach (var result in results)
        {
            foreach (var outcome in Enum.GetValues<RowOutcome>()) counts[(int)outcome] += result.Counts[outcome];
        }

        return new ShopOrders(
            log.Build(), results.Max(result => result.AsOf), new RowCounts(counts), [.. diagnostics],
            [.. results.Select(result => result.Format)], results);
    }

    private static OrderSnapshot Own(OrderSnapshot snapshot, bool hasIds, int file) =>
        hasIds ? snapshot : snapshot with { OrderId = FormattableString.Invariant($"{file}/{snapshot.OrderId}") };
}
