using System.Collections.Immutable;

namespace LifecycleKit.Import;

/// <summary>Reads the first rows of a file, to show how they are read.</summary>
internal static class FirstRows
{
    private const int RowCount = 5;

    // A file may begin with many blank rows.
    private const int MaxRows = 1000;

    /// <summary>Reads the first rows.</summary>
    /// <param name="run">The import.</param>
    public static ImportInspection Read(ImportRun run)
    {
        var plan = run.Understand();
        var (store, tally) = (new RowStore(), new DiagnosticTally());
        var rows = new RowReader(plan, store, tally, new CurrencyFilter(plan.Format.Currency));
        var read = ImmutableArray.CreateBuilder<InspectedRow>();
        using (var reader = run.OpenBelowHeader())
        {
            for (var row = 1; row <= MaxRows && read.Count < RowCount && reader.Read(); row++)
            {
                var before = store.Rows.Count;
                var outcome = rows.Read(reader, row);
                if (outcome == RowOutcome.Blank) continue;
                var kept = store.Rows.Count > before ? store.Rows[before] : (PackedRow?)null;
                read.Add(Show(store, reader.LineNumber, kept, outcome, rows.Reason));
            }
        }

        var format = plan.Format with { Currency = plan.Format.Currency ?? run.NamedCurrency };
        return new ImportInspection(format, read.ToImmutable(), run.GetDiagnostics(tally));
    }

    private static InspectedRow Show(RowStore store, long line, PackedRow? kept, RowOutcome? outcome, string? reason)
    {
        if (kept is not { } row) return new InspectedRow(line, null, null, null, null, outcome, reason);
        return new InspectedRow(
            line, row.Customer < 0 ? null : store.Customers.GetText(row.Customer), row.Order < 0 ? null : store.Orders.GetText(row.Order),
            row.Ticks == 0 ? null : new DateTimeOffset(row.Ticks, TimeSpan.Zero), store.AmountOf(row),
            row.IsOpen ? null : (RowOutcome)row.Ghost, null);
    }
}
