using System.Collections.Concurrent;
using LifecycleKit.Customers;
using LifecycleKit.Plays;

namespace LifecycleKit.Tracking;

/// <summary>The messages by play and day of each shop, as the store counts them, kept for a short time.</summary>
/// <remarks>
/// Thread-safe; shared by the trackers of all shops. The counts may lack messages that other hosts have counted since the load, and never
/// have one too many: a budget that is spent here is spent.
/// </remarks>
internal sealed class PlayCounts(ICustomerStore store, TimeProvider time)
{
    /// <summary>The time for which loaded counts are used.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, Loaded> _shops = new(StringComparer.Ordinal);

    /// <summary>Returns the counts of a shop; null when no play of the shop has a daily budget.</summary>
    public async ValueTask<PlayBudget?> GetAsync(
        string scope, LifecycleRuntime runtime, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (runtime.Playbook is not { HasDailyBudget: true }) return null;
        var known = _shops.GetValueOrDefault(scope);
        if (known is not null && known.IsFresh(now)) return known.Counts;
        // From yesterday on, since the zone of the shop can change while the counts are kept.
        var from = CalendarDays.DateOf(now, runtime.Context.TimeZone).AddDays(-1);
        var counts = await store.LoadPlayCountsAsync(scope, from, cancellationToken).ConfigureAwait(false);
        var loaded = new Loaded(new PlayBudget(counts), now);
        // Counts that were loaded while this host saved a message may lack it, and are not kept.
        if (known is null) _shops.TryAdd(scope, loaded);
        else _shops.TryUpdate(scope, loaded, known);
        return loaded.Counts;
    }

    /// <summary>Saves a change, and counts its message here too.</summary>
    public ValueTask<SaveOutcome> SaveAsync(CustomerChange change, CancellationToken cancellationToken) => change.CountedPlay is { } use
        ? SaveAsync(change, use, cancellationToken) : store.SaveAsync(change, cancellationToken);

    /// <summary>Forgets the counts of a shop, which are loaded again when a decision needs them.</summary>
    public void Forget(string scope) => _shops[scope] = new Loaded(new PlayBudget(), null);

    private async ValueTask<SaveOutcome> SaveAsync(CustomerChange change, PlayUse use, CancellationToken cancellationToken)
    {
        var scope = change.Key.Scope;
        var before = _shops.GetValueOrDefault(scope);
        var outcome = await store.SaveAsync(change, cancellationToken).ConfigureAwait(false);
        // Counts that were complete before the save lack exactly this message. Of others that is not known.
        var isComplete = outcome == SaveOutcome.Saved && before is not null && before.IsFresh(time.GetUtcNow())
            && ReferenceEquals(_shops.GetValueOrDefault(scope), before);
        if (isComplete) before!.Counts.Add(use.Play, use.Day, 1);
        else if (outcome is SaveOutcome.Saved or SaveOutcome.BudgetSpent) Forget(scope);
        return outcome;
    }

    /// <param name="counts">The counts.</param>
    /// <param name="at">The instant before the load; null for counts that are not to be used.</param>
    private sealed class Loaded(PlayBudget counts, DateTimeOffset? at)
    {
        public PlayBudget Counts { get; } = counts;

        public bool IsFresh(DateTimeOffset now) => at <= now && now - at < MaxAge;
    }
}
