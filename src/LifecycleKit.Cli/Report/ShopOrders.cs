using System.Collections.Immutable;
using LifecycleKit.Customers;
using LifecycleKit.Import;
using LifecycleKit.Products;

namespace LifecycleKit.Cli;

/// <summary>The orders of the files of a command line.</summary>
internal sealed record ShopOrders(
    OrderLog Log, DateTimeOffset AsOf, RowCounts Counts, ImmutableArray<ImportDiagnostic> Diagnostics, ImmutableArray<ImportFormat> Formats,
    IReadOnlyList<ImportResult> Files)
{
    /// <summary>The least share of the orders with both products of a pair: of rarer pairs a shop can make no use.</summary>
    private const decimal MinSupport = 0.002m;

    /// <summary>Returns what is bought together; null when no order has lines.</summary>
    public ProductAffinity? FitAffinity()
    {
        var lines = new OrderLineLogBuilder();
        var seen = new HashSet<(string Customer, string Order)>();
        var hasLines = false;
        foreach (var (customer, snapshot) in Files.SelectMany(file => file.GetOrders()))
        {
            if (snapshot.Lines.Count == 0 || (Files.Count > 1 && !seen.Add((customer, snapshot.OrderId)))) continue;
            hasLines = true;
            lines.Add(customer, snapshot);
        }

        return hasLines ? ProductAffinity.Fit(lines.Build(), new ProductAffinityOptions { MinSupport = MinSupport }) : null;
    }

    /// <summary>Returns the source of a name on the command line; <c>-</c> is standard input.</summary>
    public static ImportSource Source(string file, ToolConsole console)
    {
        if (file.Length == 0) throw new RefusedException("The name of the file is empty.");
        return file == "-" ? ImportSource.FromStream(console.Input(), "standard input") : ImportSource.FromPath(file);
    }

    /// <summary>Reads the files; without one, the simulated shop.</summary>
    public static async Task<ShopOrders> ReadAsync(
        IReadOnlyList<string> files, ImportOptions options, ToolConsole console, IProgress<ImportProgress>? progress,
        CancellationToken cancellationToken)
    {
        var results = new List<ImportResult>();
        if (files.Count == 0)
            results.Add(await OneAsync(ImportSource.FromStream(SimulatedShop.Open(), "the simulated shop")).ConfigureAwait(false));
        foreach (var file in files) results.Add(await OneAsync(Source(file, console)).ConfigureAwait(false));
        return results is [var only]
            ? new ShopOrders(only.Log, only.AsOf, only.Counts, only.Diagnostics, [only.Format], results)
                : SeveralFiles.Join(results, options);

        Task<ImportResult> OneAsync(ImportSource source) => OrderImport.ReadAsync(source, options, progress, cancellationToken);
    }
}
