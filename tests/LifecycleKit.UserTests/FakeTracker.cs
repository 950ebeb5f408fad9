using LifecycleKit.Customers;
using LifecycleKit.Plays;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests;

/// <summary>A tracker as a shop would write it for its own tests: fixed views, and a list of the recorded events.</summary>
internal sealed partial class FakeTracker(params CustomerView[] views) : ILifecycleTracker
{
    public List<(string CustomerId, CustomerEvent Event)> Recorded { get; } = [];

    public RecordResult Result { get; set; } = new() { Outcome = RecordOutcome.Applied };

    public string Scope { get; private init; } = string.Empty;

    public ILifecycleTracker ForScope(string scope) => new FakeTracker(views) { Scope = scope };

    public ValueTask<RecordResult> RecordAsync(
        string customerId, CustomerEvent customerEvent, CancellationToken cancellationToken = default)
    {
        Recorded.Add((customerId, customerEvent));
        return ValueTask.FromResult(Result);
    }

    public async ValueTask<IReadOnlyList<RecordResult>> RecordAsync(
        IReadOnlyList<TrackedEvent> events, CancellationToken cancellationToken = default)
    {
        var results = new List<RecordResult>();
        foreach (var one in events) results.Add(await RecordAsync(one.CustomerId, one.Event, cancellationToken));
        return results;
    }

    public ValueTask<CustomerView> GetViewAsync(string customerId, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(views.Single(view => view.Customer == new CustomerKey(Scope, customerId)));

    public async ValueTask<TrackExplanation> ExplainAsync(string customerId, string track, CancellationToken cancellationToken = default) =>
        new()
        {
            View = (await GetViewAsync(customerId, cancellationToken)).Track(track),
            Explanation = new Stages.Explanation(),
            PossibleTransitions = [],
        };

    public async ValueTask<PlayExplanation> ExplainPlayAsync(
        string customerId, string play, CancellationToken cancellationToken = default) =>
        new((await GetViewAsync(customerId, cancellationToken)).Plays.Find(play)!.Value, "as the test says");

    public ValueTask<PlayClaimResult> ClaimPlayAsync(
        string customerId, string play, string messageId, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(new PlayClaimResult
        {
            Outcome = PlayClaimOutcome.Claimed,
            Claim = new PlayClaim(messageId, play, Channels.Email, DateTimeOffset.UnixEpoch),
        });

    public ValueTask<RecordResult> TryRecordAsync(
        string customerId, CustomerEvent customerEvent, CancellationToken cancellationToken = default) =>
        RecordAsync(customerId, customerEvent, cancellationToken);

    public ValueTask<EraseResult> EraseAsync(string customerId, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(new EraseResult { Tombstone = "as the test says" });

    public ValueTask<CustomerExport?> ExportAsync(string customerId, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult<CustomerExport?>(null);

    public ValueTask<ImportOutcome> ImportAsync(CustomerExport exported, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(ImportOutcome.Imported);

    public ValueTask<LinkResult> LinkAsync(string customerId, string identityId, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(new LinkResult { Outcome = LinkOutcome.Linked, HeadId = customerId });

    public ValueTask<LinkResult> UnlinkAsync(string identityId, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(new LinkResult { Outcome = LinkOutcome.Unlinked });

    public ValueTask<LinkResult> RenameAsync(string customerId, string newId, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(new LinkResult { Outcome = LinkOutcome.Renamed, HeadId = newId });

    public ValueTask<EventExpiryResult> ExpireEventsAsync(int maxCount = 1000, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(new EventExpiryResult());

    public ValueTask<VisitorExpiryResult> ExpireVisitorsAsync(int maxCount = 1000, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(new VisitorExpiryResult());

    public ValueTask<PendingResult> ApplyPendingAsync(int maxCount = 1000, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(new PendingResult());

    public ValueTask<SweepResult> SweepAsync(int maxCount = 1000, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(new SweepResult { CustomerCount = views.Length });

    public async ValueTask<BackfillResult> BackfillAsync(
        IAsyncEnumerable<TrackedEvent> history, BackfillOptions options, CancellationToken cancellationToken = default)
    {
        var position = 0L;
        await foreach (var one in history.WithCancellation(cancellationToken))
        {
            if (++position > options.SkipCount) Recorded.Add((one.CustomerId, one.Event));
        }

        return new BackfillResult { Position = position, AppliedCount = position - options.SkipCount };
    }

    public ValueTask<BackfillResult> BackfillAsync(
        IEnumerable<TrackedEvent> history, BackfillOptions options, CancellationToken cancellationToken = default)
    {
        Recorded.AddRange(history.Skip((int)options.SkipCount).Select(one => (one.CustomerId, one.Event)));
        return ValueTask.FromResult(new BackfillResult { Position = history.LongCount() });
    }

    public async ValueTask<ReconcileResult> ReconcileAsync(
        IAsyncEnumerable<TrackedOrder> orders, int maxDifferences = 100, CancellationToken cancellationToken = default)
    {
        var count = 0L;
        await foreach (var one in orders.WithCancellation(cancellationToken)) count++;
        return new ReconcileResult { CheckedCount = count, UnchangedCount = count };
    }
}
