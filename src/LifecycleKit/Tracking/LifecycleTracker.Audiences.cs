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
    public async ValueTask<AudiencePlan> DescribeAsync(Audience audience, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(audience);
        var runtime = await _shop.GetAsync(long.MaxValue, cancellationToken).ConfigureAwait(false);
        Audience.Check(audience, runtime);
        return audience.PlanFor(runtime);
    }

    /// <inheritdoc/>
    public async ValueTask<long> CountAsync(Audience audience, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(audience);
        var runtime = await _shop.GetAsync(long.MaxValue, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            Audience.Check(audience, runtime);
            var plan = audience.PlanFor(runtime);
            var track = plan.Indexes.IsEmpty ? runtime.Tracks.FirstOrDefault()?.Name : plan.Indexes[0].Track;
            if (!plan.IsCounted || track is null) break;
            var stages = plan.Indexes.IsEmpty ? default : plan.Indexes[0].Stages;
            var others = 0L;
            var settled = await CountAsync(track, runtime, audience, _ => others++, cancellationToken).ConfigureAwait(false);
            var newest = await _shop.GetAsync(0, cancellationToken).ConfigureAwait(false);
            if (newest.Version == runtime.Version)
                return others + settled.Where(one => stages.IsDefault || stages.Contains(one.Stage)).Sum(one => one.Count);
            runtime = newest;
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
            var counts = new Dictionary<string, long>(StringComparer.Ordinal);
            var settled = await CountAsync(
                track, runtime, Audience.Everyone, view => Add(view.Track(track).Stage, 1), cancellationToken).ConfigureAwait(false);
            foreach (var one in settled) Add(one.Stage, one.Count);
            var newest = await _shop.GetAsync(0, cancellationToken).ConfigureAwait(false);
            if (newest.Version == runtime.Version)
                return [.. active.Definition.Stages.Select(one => new StageCount(one.Id, counts.GetValueOrDefault(one.Id)))];
            runtime = newest;

            void Add(string stage, long count) => counts[stage] = counts.GetValueOrDefault(stage) + count;
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

    /// <summary>Returns the settled customers in each stage of a track, and passes on the views of the others who are in an
    /// audience.</summary>
    private async ValueTask<IReadOnlyList<StageCount>> CountAsync(
        string track, LifecycleRuntime runtime, Audience audience, Action<CustomerView> addOther, CancellationToken cancellationToken)
    {
        var query = new StageQuery(Scope, track, runtime.Version, _shared.Time.GetUtcNow());
        var settled = await Store.CountByStageAsync(query, cancellationToken).ConfigureAwait(false);
        var others = new CustomerPages(this, _shared, _shop).ReadAsync(
            new UnsettledSearch(query, audience), null, CustomerPages.MaxListed, hasPlays: false, cancellationToken);
        await foreach (var view in others.ConfigureAwait(false)) addOther(view);
        return settled;
    }

    private IAsyncEnumerable<CustomerView> ReadAsync(CustomerSearch search, CancellationToken cancellationToken) =>
        new CustomerPages(this, _shared, _shop).ReadAsync(
            search, null, CustomerPages.MaxListed, hasPlays: true, cancellationToken);
}
