namespace LifecycleKit.Tracking;

public sealed partial class LifecycleTracker
{
    /// <inheritdoc/>
    public IAsyncEnumerable<CustomerView> FindAsync(Audience audience, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(audience);
        return ReadAsync(new AudienceSearch(audience), cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<CustomerView>> FindPageAsync(
        Audience audience, string? afterCustomerId = null, int maxCount = 100, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(audience);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxCount, 1);
        var found = new List<CustomerView>();
        var views = new CustomerPages(this, _shared, _shop).ReadAsync(
            new AudienceSearch(audience), afterCustomerId, Math.Min(maxCount, CustomerPages.MaxListed), hasPlays: true, cancellationToken);
        await foreach (var view in views.ConfigureAwait(false))
        {
            found.Add(view);
            if (found.Count == maxCount) break;
        }

        return found;
    }

    /// <inheritdoc/>
    public async ValueTask<long> CountAsync(Audience audience, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(audience);
        var runtime = await _shop.GetAsync(0, cancellationToken).ConfigureAwait(false);
        Audience.Check(audience, runtime);
        if (audience.IsOfStages && (audience.Stages?.Track ?? runtime.TrackNames.FirstOrDefault()) is { } track)
        {
            var counts = await CountByStageAsync(track, cancellationToken).ConfigureAwait(false);
            return counts.Where(one => audience.Stages?.Stages.Contains(one.Stage) != false).Sum(one => one.Count);
        }

        var count = 0L;
        var views = new CustomerPages(this, _shared, _shop).ReadAsync(
            new AudienceSearch(audience), null, CustomerPages.MaxListed, hasPlays: false, cancellationToken);
        await foreach (var _ in views.ConfigureAwait(false)) count++;
        return count;
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<StageCount>> CountByStageAsync(string track, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(track);
        var runtime = await _shop.GetAsync(long.MaxValue, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            var active = runtime.FindTrack(track) ?? throw new ArgumentException(runtime.NoTrack(track), nameof(track));
            var query = new StageQuery(Scope, track, runtime.Version, _shared.Time.GetUtcNow());
            var settled = await Store.CountByStageAsync(query, cancellationToken).ConfigureAwait(false);
            var counts = settled.ToDictionary(one => one.Stage, one => one.Count, StringComparer.Ordinal);
            var others = new CustomerPages(this, _shared, _shop).ReadAsync(
                new UnsettledSearch(query), null, CustomerPages.MaxListed, hasPlays: false, cancellationToken);
            await foreach (var view in others.ConfigureAwait(false))
            {
                var stage = view.Track(track).Stage;
                counts[stage] = counts.GetValueOrDefault(stage) + 1;
            }

            var newest = await _shop.GetAsync(0, cancellationToken).ConfigureAwait(false);
            if (newest.Version == runtime.Version)
            {
                var stages = active.Timeline.Current!.Definition.Stages;
                return [.. stages.Select(one => new StageCount(one.Id, counts.GetValueOrDefault(one.Id)))];
            }

            runtime = newest;
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<CustomerView> FindEnteredAsync(
        Audience audience, DateTimeOffset since, CancellationToken cancellationToken = default) =>
        ReadAsync(new MovedSearch(audience, since, isEntered: true), cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<CustomerView> FindLeftAsync(
        Audience audience, DateTimeOffset since, CancellationToken cancellationToken = default) =>
        ReadAsync(new MovedSearch(audience, since, isEntered: false), cancellationToken);

    private IAsyncEnumerable<CustomerView> ReadAsync(CustomerSearch search, CancellationToken cancellationToken) =>
        new CustomerPages(this, _shared, _shop).ReadAsync(
            search, null, CustomerPages.MaxListed, hasPlays: true, cancellationToken);
}
