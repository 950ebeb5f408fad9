using LifecycleKit.Customers;
using LifecycleKit.Rfm;
using LifecycleKit.Scoring;
using LifecycleKit.Segments;

namespace LifecycleKit.Tracking;

/// <summary>Fits a population model to the orders of a shop, and publishes it when it is fit to publish.</summary>
internal sealed class PopulationRefit(LifecycleTracker tracker, ShopPublications shop, DateTimeOffset now)
{
    public async ValueTask<RefitResult> RunAsync(PopulationModelOptions? options, CancellationToken cancellationToken)
    {
        var runtime = await shop.GetAsync(0, cancellationToken).ConfigureAwait(false);
        var log = await ReadAsync(cancellationToken).ConfigureAwait(false);
        options ??= DefaultsOf(runtime);
        var fit = PopulationModel.Fit(log, options, cancellationToken);
        var segments = TableOf(fit, log, options, runtime);
        var result = new RefitResult
        {
            Fit = fit,
            CustomerCount = log.CustomerCount,
            OrderCount = log.EntryCount,
            Segments = segments,
            Diagnostics = [.. fit.Diagnostics, .. segments?.Diagnostics ?? []],
        };
        var errors = fit.GetProblems();
        if (!errors.IsEmpty) return result with { Errors = errors };
        var changes = new LifecycleChanges().SetPopulation(fit.Model);
        var published = await tracker.PublishAsync(changes, cancellationToken).ConfigureAwait(false);
        return result with { Publication = published, Errors = published.Errors };
    }

    /// <summary>Returns options that suit the shop: its zone, currency and bins, and the terms of the model in force.</summary>
    private PopulationModelOptions DefaultsOf(LifecycleRuntime runtime)
    {
        var (zone, bins) = (runtime.Context.TimeZone, runtime.SegmentMap.Bins);
        return new PopulationModelOptions
        {
            AsOf = now,
            TimeZone = zone,
            Rfm = new RfmOptions
            {
                TimeZone = zone,
                Population = RfmPopulation.RepeatCustomers,
                WindowDays = runtime.Context.Rfm?.WindowDays,
                Recency = RfmCuts.Quantile(bins.Recency),
                Frequency = RfmCuts.Quantile(bins.Frequency),
                Monetary = RfmCuts.Quantile(bins.Monetary),
            },
            Terms = runtime.Context.Population?.Terms ?? new ValueTerms { Currency = runtime.Currency },
        };
    }

    /// <summary>Returns the customers of a fit by segment; null without a model, or when its bins are not those of the map.</summary>
    private static SegmentTable? TableOf(PopulationFit fit, OrderLog log, PopulationModelOptions options, LifecycleRuntime runtime) =>
        fit.TryGetModel(out var model) && model.Rfm.Bins == runtime.SegmentMap.Bins
            ? SegmentTable.Create(runtime.SegmentMap, model.Rfm, RfmValues.Read(log, options.AsOf, options.TimeZone, model.Rfm.WindowDays))
            : null;

    /// <summary>Reads the orders as rows, which take a few bytes each, and not as snapshots.</summary>
    private async ValueTask<OrderLog> ReadAsync(CancellationToken cancellationToken)
    {
        var builder = new OrderLogBuilder(new OrderLogOptions { WithoutOrderId = OrderGrain.Row });
        await foreach (var rows in tracker.Store.ReadOrdersAsync(tracker.Scope, null, cancellationToken).ConfigureAwait(false))
        {
            foreach (var entry in rows.Rows)
            {
                var order = entry.InForce;
                if (order.IsCounted || order.NetTotal < 0) builder.Add(rows.Customer.CustomerId, order.PlacedAt, order.NetTotal);
            }
        }

        return builder.BuildUnlessCancelled(cancellationToken);
    }
}
