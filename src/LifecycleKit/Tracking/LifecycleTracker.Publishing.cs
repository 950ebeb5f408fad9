using LifecycleKit.Scoring;

namespace LifecycleKit.Tracking;

public sealed partial class LifecycleTracker
{
    private const int PreviewPage = 500;

    /// <inheritdoc/>
    public ValueTask<PublishResult> PublishAsync(LifecycleChanges changes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(changes);
        return _shop.PublishAsync(changes.Parts, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<PublicationPreview> PreviewAsync(
        LifecycleChanges changes, int? maxCount = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(changes);
        if (maxCount is { } limit) ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1, nameof(maxCount));
        var (before, after, result) = await _shop.PreviewAsync(changes.Parts, cancellationToken).ConfigureAwait(false);
        if (after is null) return new PublicationPreview { Result = result };
        var comparison = new PublicationComparison(before, after, result.At, Options.FutureTolerance);
        string? last = null;
        while (comparison.CustomerCount < (maxCount ?? int.MaxValue))
        {
            var keys = await Store.ListAsync(
                Scope, last, Math.Min(PreviewPage, (maxCount ?? int.MaxValue) - comparison.CustomerCount), cancellationToken)
                    .ConfigureAwait(false);
            if (keys.Count == 0) break;
            foreach (var key in keys)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var stored = await Store.LoadAsync(key, null, cancellationToken).ConfigureAwait(false);
                if (stored.Record is not { Document.LinkedTo: null } record) continue;
                comparison.Add(
                    record,
                    comparison.NeedsEvents(record) ? await Store.LoadEventsAsync(key, cancellationToken).ConfigureAwait(false) : null);
            }

            last = keys[^1].CustomerId;
        }

        return comparison.ToPreview(result);
    }

    /// <inheritdoc/>
    public async ValueTask<PublishResult> RollBackAsync(
        PublicationPart part, string name = "", CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        var all = await GetPublicationsAsync(cancellationToken).ConfigureAwait(false);
        var inForce = all.LastOrDefault(one => one.IsOf(part, name));
        var before = all.LastOrDefault(one => one.IsOf(part, name) && one.ContentHash != inForce!.ContentHash);
        if (inForce is null || (before is null && all[0].At == inForce.At))
        {
            return new PublishResult
            {
                Scope = Scope,
                At = _shared.Time.GetUtcNow(),
                Errors = [$"{PublishResult.Text(part, name)} cannot be rolled back: there is no earlier content."],
            };
        }

        // A part that was added after the first publication, and never changed, is removed.
        var content =
            before is null ? PublishedPart.Removal(part, name) : new PublishedPart(part, name, before.Content, before.ContentHash, null);
        return await _shop.PublishAsync([content], cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<RefitResult> RefitAsync(PopulationModelOptions? options = null, CancellationToken cancellationToken = default) =>
        new PopulationRefit(this, _shop, _shared.Time.GetUtcNow()).RunAsync(options, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Publication>> GetPublicationsAsync(CancellationToken cancellationToken = default)
    {
        await _shop.GetAsync(0, cancellationToken).ConfigureAwait(false);
        return await Store.LoadPublicationsAsync(Scope, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Publishes the configuration now instead of at the first call.</summary>
    /// <exception cref="PublicationException">The configuration cannot be published, or this host cannot use a publication in
    /// force.</exception>
    internal async ValueTask StartAsync(CancellationToken cancellationToken) =>
        await _shop.GetAsync(0, cancellationToken).ConfigureAwait(false);

    /// <summary>Publishes the parts of changed options that differ from the last options.</summary>
    internal ValueTask<PublishResult> FollowAsync(OptionsSnapshot options, CancellationToken cancellationToken) =>
        _shop.FollowAsync(options, cancellationToken);
}
