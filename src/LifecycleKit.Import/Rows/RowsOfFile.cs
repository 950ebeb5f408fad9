namespace LifecycleKit.Import;

/// <summary>Reads all rows of a file in the decided format.</summary>
internal static class RowsOfFile
{
    private const int ProgressRows = 10_000;

    /// <summary>Reads the rows and makes the result.</summary>
    /// <param name="run">The import.</param>
    /// <param name="options">What the caller asks for.</param>
    /// <param name="progress">Called every 10 000 rows, and at the end.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ImportException">The file is refused.</exception>
    public static ImportResult Read(
        ImportRun run, ImportOptions options, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        var plan = run.Understand();
        var (store, tally, reasons) = (new RowStore(), new DiagnosticTally(), new RejectedReasons());
        var currencies = new CurrencyFilter(options.Currency ?? options.Format?.Currency);
        var counts = new long[Enum.GetValues<RowOutcome>().Length];
        var rows = new RowReader(plan, store, tally, currencies);
        var row = 0L;
        using (var ahead = new RowsAhead(run.OpenBelowHeader()))
        {
            while (ahead.Next() is { } block)
            {
                rows.Prefetch(block);
                while (block.Read())
                {
                    if (++row % ProgressRows == 0)
                    {
                        cancellationToken.ThrowIfCancellationRequested();
                        progress?.Report(new ImportProgress(row, block.Share));
                    }

                    if (rows.Read(block, row) is not { } outcome) continue;
                    counts[(int)outcome]++;
                    if (outcome != RowOutcome.Rejected) continue;
                    reasons.Add(rows.ReasonKind, block.LineNumber, rows.Reason!);
                    options.OnRejected?.Invoke(new RejectedRow(block.LineNumber, rows.Reason!, block.GetText()));
                }
            }
        }

        rows.End();
        progress?.Report(new ImportProgress(row, 1));
        var rejected = reasons.GetDiagnostic(counts[(int)RowOutcome.Rejected], row - counts[(int)RowOutcome.Blank]);
        if (rejected is { Severity: DiagnosticSeverity.Error })
        {
            if (!options.AcceptRejects) throw new ImportException(rejected);
            rejected = rejected with { Severity = DiagnosticSeverity.Warning, Suggestion = "Look at the rejected rows." };
        }

        var currency = currencies.Decide() ?? run.NamedCurrency;
        var assembly = new OrderAssembly(plan, store, counts, tally);
        var orders = assembly.Assemble(currency, cancellationToken);
        var all = new RowCounts(counts);
        if (assembly.LastTicks == 0) throw NoOrders(all, rejected);
        var diagnostics = run.GetDiagnostics(tally, [.. Optional(rejected), .. Optional(currencies.GetDiagnostic())]);
        return new ImportResult(plan.Format with { Currency = currency }, all, diagnostics, plan.AsOfAfter(assembly.LastTicks), orders);
    }

    private static IEnumerable<ImportDiagnostic> Optional(ImportDiagnostic? diagnostic) => diagnostic is null ? [] : [diagnostic];

    private static ImportException NoOrders(in RowCounts counts, ImportDiagnostic? rejected) => Refusal.Of(
        ImportDiagnosticIds.NoOrders,
        counts.Read == 0
            ? "The file has a header and no rows." : $"The file has no orders; its rows are: {counts}. {rejected?.Message}".TrimEnd(),
        "Check that the file is an export of orders, and the columns of the customer, the date and the amount.");
}
