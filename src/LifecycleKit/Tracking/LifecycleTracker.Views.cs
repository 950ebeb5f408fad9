using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

public sealed partial class LifecycleTracker
{
    /// <inheritdoc/>
    public async ValueTask<CustomerView> GetViewAsync(string customerId, CancellationToken cancellationToken = default)
    {
        var (work, runtime, now, stored) = await OpenAsync(customerId, null, false, cancellationToken).ConfigureAwait(false);
        var view = ViewOf(work, runtime, now, isKnown: stored.Record is not null);
        if (runtime.Playbook is not null) view = await WithPlaysAsync(view, work, runtime, cancellationToken).ConfigureAwait(false);
        _shared.Work.Return(work);
        return view;
    }

    /// <summary>Returns the view of a customer who is brought up to now, without plays.</summary>
    internal static CustomerView ViewOf(CustomerWork work, LifecycleRuntime runtime, DateTimeOffset now, bool isKnown)
    {
        var (rfm, segment) = CustomerView.Place(work.History, now, runtime);
        return new CustomerView(work.History, runtime.Context.Population?.Score(work.History, now, runtime.Context.TimeZone))
        {
            Customer = work.Key,
            SubjectKey = work.SubjectKey,
            AsOf = now,
            IsKnown = isKnown,
            ContactCount = work.History.AccountContacts.OpenCount,
            Rfm = rfm,
            Segment = segment,
            Deals = work.History.Deals.Count == 0 ? [] : [.. work.History.Deals.GetAll()],
            LeadScores = CustomerView.ScoresOf(work.History, now, runtime),
            Tracks = ViewsOf(runtime.ShownTracks, work),
            Claims = PlayClaims.Current(work.Record.Document, now),
            Identities = CustomerIdentity.AllOf(work.Record.Document),
        };
    }

    /// <summary>Returns a view with its plays.</summary>
    internal async ValueTask<CustomerView> WithPlaysAsync(
        CustomerView view, CustomerWork work, LifecycleRuntime runtime, CancellationToken cancellationToken) =>
        runtime.Playbook is null ? view : view with
        {
            Plays = await _shared.Plays.DecideAsync(runtime, work, view.Segment, view.AsOf, cancellationToken).ConfigureAwait(false),
        };

    /// <summary>Opens a customer for reading, with due time-based transitions applied.</summary>
    /// <param name="record">The customer as loaded.</param>
    /// <param name="runtime">The configuration in force.</param>
    /// <param name="now">The instant.</param>
    /// <param name="moves">Receives the transitions that are applied; null when they are not wanted.</param>
    /// <param name="identity">The number of the identity whose call this is; 0 without links.</param>
    /// <param name="cancellationToken">Cancels the loading of kept events.</param>
    internal ValueTask<CustomerWork> OpenAsync(
        CustomerRecord record, LifecycleRuntime runtime, DateTimeOffset now, List<Transition>? moves, int identity,
        CancellationToken cancellationToken)
    {
        var work = _shared.Open(record, identity);
        // Most customers are in every track, and their events are not needed.
        return new CustomerSteps(runtime).NeedsEvents(work) ? LoadAndAdvanceAsync(work, runtime, now, moves, cancellationToken)
            : new ValueTask<CustomerWork>(Advanced(work, runtime, now, moves));
    }

    private async ValueTask<CustomerWork> LoadAndAdvanceAsync(
        CustomerWork work, LifecycleRuntime runtime, DateTimeOffset now, List<Transition>? moves, CancellationToken cancellationToken)
    {
        await LoadEventsAsync(work, cancellationToken).ConfigureAwait(false);
        return Advanced(work, runtime, now, moves);
    }

    private CustomerWork Advanced(CustomerWork work, LifecycleRuntime runtime, DateTimeOffset now, List<Transition>? moves)
    {
        var steps = new CustomerSteps(runtime);
        steps.BringBack(work, now, Options.FutureTolerance, moves);
        steps.Advance(work, now, moves);
        return work;
    }

    /// <summary>Loads a customer, and opens the customer for reading.</summary>
    private async ValueTask<(CustomerWork Work, LifecycleRuntime Runtime, DateTimeOffset Now, StoredCustomer Stored)> OpenAsync(
        string customerId, EventKey? eventKey, bool isAgain, CancellationToken cancellationToken)
    {
        var key = new CustomerKey(Scope, customerId);
        var now = _shared.Time.GetUtcNow();
        var stored = await Store.LoadAsync(key, eventKey, cancellationToken).ConfigureAwait(false);
        var identity = 0;
        if (stored.Record is { Document.Base.IsLinked: true })
            (stored, identity) = await FindHeadAsync(key, eventKey, stored, cancellationToken).ConfigureAwait(false);
        var runtime = await _shop.GetAsync(stored.PublicationNumber, cancellationToken).ConfigureAwait(false);
        var record = stored.Record ?? await NewRecordAsync(key, runtime, isAgain, cancellationToken).ConfigureAwait(false);
        return (await OpenAsync(record, runtime, now, null, identity, cancellationToken).ConfigureAwait(false), runtime, now, stored);
    }

    private static TrackView[] ViewsOf(ActiveTrack[] tracks, CustomerWork work)
    {
        var views = new TrackView[tracks.Length];
        for (var i = 0; i < views.Length; i++) views[i] = ViewOf(tracks[i], work);
        return views;
    }

    private static TrackView ViewOf(ActiveTrack track, CustomerWork work)
    {
        var place = work.FindTrack(track.Name);
        return TrackView.Of(track.Name, place < 0 ? default : work.StateAt(place));
    }
}
