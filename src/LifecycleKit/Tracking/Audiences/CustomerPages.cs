using System.Runtime.CompilerServices;
using LifecycleKit.Conditions;
using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>Reads the customers of a search, page by page.</summary>
/// <param name="tracker">The tracker of the shop.</param>
/// <param name="shared">The services of the trackers.</param>
/// <param name="shop">The publications of the shop.</param>
internal sealed class CustomerPages(LifecycleTracker tracker, TrackerServices shared, ShopPublications shop)
{
    /// <summary>The number of customers that one call of the store lists.</summary>
    public const int MaxListed = 1000;

    private const int MaxLoaded = 200;

    /// <summary>Reads views.</summary>
    /// <param name="search">The search.</param>
    /// <param name="afterCustomerId">The last customer who is not read; null to read all.</param>
    /// <param name="listed">The number of customers that one call of the store lists.</param>
    /// <param name="hasPlays">Whether the views have plays.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    public async IAsyncEnumerable<CustomerView> ReadAsync(
        CustomerSearch search, string? afterCustomerId, int listed, bool hasPlays,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var runtime = await shop.GetAsync(0, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            search.Check(runtime);
            var keys = await search.ListAsync(
                tracker.Store, tracker.Scope, runtime, shared.Time.GetUtcNow(), afterCustomerId, listed, cancellationToken)
                .ConfigureAwait(false);
            // Without customers to load, a publication of another host would not be noticed.
            var newest = keys.Count == 0 ? await shop.GetAsync(long.MaxValue, cancellationToken).ConfigureAwait(false) : runtime;
            foreach (var some in keys.Chunk(MaxLoaded))
            {
                var page = await LoadAsync(search, some, runtime, hasPlays, cancellationToken).ConfigureAwait(false);
                newest = page.Runtime;
                // Other customers may be found under the new version.
                if (newest.Version != runtime.Version) break;
                foreach (var view in page.Views) yield return view;
                afterCustomerId = some[^1].CustomerId;
            }

            if (keys.Count < listed && newest.Version == runtime.Version) yield break;
            runtime = newest;
        }
    }

    private async ValueTask<(LifecycleRuntime Runtime, IReadOnlyList<CustomerView> Views)> LoadAsync(
        CustomerSearch search, CustomerKey[] keys, LifecycleRuntime listedUnder, bool hasPlays,
        CancellationToken cancellationToken)
    {
        var now = shared.Time.GetUtcNow();
        var stored = await tracker.Store.LoadManyAsync([.. keys.Select(key => new CustomerQuery(key, []))], cancellationToken)
            .ConfigureAwait(false);
        var runtime = await shop.GetAsync(stored.Max(one => one.PublicationNumber), cancellationToken).ConfigureAwait(false);
        if (runtime.Version != listedUnder.Version) return (runtime, []);
        // After the customers, so that a transition that is saved meanwhile is known.
        var past = await search.LoadPastAsync(tracker.Store, tracker.Scope, stored, cancellationToken).ConfigureAwait(false);
        var views = new List<CustomerView>(keys.Length);
        foreach (var one in stored)
        {
            // Who is linked is found as the head of the group.
            if (one.Record is not { Document.LinkedTo: null } record) continue;
            var first = past.GetValueOrDefault(record.Key.CustomerId);
            var view = await FindAsync(search, record, runtime, first, now, hasPlays, cancellationToken).ConfigureAwait(false);
            if (view is not null) views.Add(view);
        }

        return (runtime, views);
    }

    private async ValueTask<CustomerView?> FindAsync(
        CustomerSearch search, CustomerRecord record, LifecycleRuntime runtime, TransitionNotice? first, DateTimeOffset now, bool hasPlays,
        CancellationToken cancellationToken)
    {
        try
        {
            var moves = new List<Transition>();
            var work = await tracker.OpenAsync(record, runtime, now, moves, 0, cancellationToken).ConfigureAwait(false);
            var view = LifecycleTracker.ViewOf(work, runtime, now, isKnown: true);
            var isFound = await search.IncludesAsync(
                new FoundCustomer(view, work, runtime, moves, first), tracker.Store, cancellationToken).ConfigureAwait(false);
            if (isFound && hasPlays) view = await tracker.WithPlaysAsync(view, work, runtime, cancellationToken).ConfigureAwait(false);
            shared.Work.Return(work);
            return isFound ? view : null;
        }
        catch (Exception error) when (error is PredicateException or FieldException or OverflowException)
        {
            // Code of the host fails for this customer. The other customers are found all the same.
            var failure = new CustomerFailure(record.Key, error);
            shared.Observers.Notify(observer => observer.OnCustomerFailed(failure));
            return null;
        }
    }
}
