using System.Collections.Immutable;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>A customer after identities were linked otherwise: made by a replay of the events that belong to the customer now.</summary>
/// <param name="shared">The services of the trackers.</param>
/// <param name="runtime">The configuration in force.</param>
/// <param name="now">The instant of the call.</param>
internal sealed class RegroupedCustomer(TrackerServices shared, LifecycleRuntime runtime, DateTimeOffset now)
{
    /// <summary>The record of the customer as loaded; a new one for an unknown customer.</summary>
    public required CustomerRecord Before { get; init; }

    /// <summary>The parts of the document that no replay makes.</summary>
    public required DocumentBase Base { get; init; }

    /// <summary>The events that the record has already, and keeps.</summary>
    public required ImmutableArray<KeptEvent> Kept { get; init; }

    /// <summary>The orders of which no event is kept any more.</summary>
    public IEnumerable<LedgerEntry> ExpiredOrders { get; init; } = [];

    /// <summary>The events that come to the record.</summary>
    public required ImmutableArray<KeptEvent> Added { get; init; }

    /// <summary>The numbers of the events that leave the record.</summary>
    public ImmutableArray<long> Removed { get; init; } = [];

    /// <summary>The ids that are remembered for the customer from now on.</summary>
    public ImmutableArray<SeenEvent> AddedSeen { get; init; } = [];

    /// <summary>The transitions that were due and not saved yet.</summary>
    public IReadOnlyList<Transition> Due { get; init; } = [];

    /// <summary>The transitions that are not new.</summary>
    public required IEnumerable<Transition> Known { get; init; }

    /// <summary>
    /// The instant up to which no transition is new, since the events were apart before; null when any transition may be new.
    /// </summary>
    public DateTimeOffset? NewAfter { get; init; }

    /// <summary>The number of the last transition in each track.</summary>
    public required Func<string, long> SequenceIn { get; init; }

    /// <summary>The lives whose highest stages the customer keeps.</summary>
    public IReadOnlyList<LivedCustomer> Raised { get; init; } = [];

    /// <summary>Returns the change that saves the customer.</summary>
    /// <exception cref="CurrencyMismatchException">The orders are in different currencies.</exception>
    public CustomerChange ToChange()
    {
        List<KeptEvent> events = [.. Kept, .. Added];
        var last = events.Select(kept => kept.Event).OrderBy(one => one.At).ThenBy(one => one.EventId, StringComparer.Ordinal)
            .Select(one => (CustomerEvent?)one).LastOrDefault();
        // Who has had no event starts with the first one.
        var isStarted = events.Count > 0 || Base.Expired is not null;
        var history = new CustomerHistory(Base.Currency);
        history.AddOrders(ExpiredOrders);
        var document = new CustomerDocument(history, Base)
        {
            // Whose events have all left with another identity starts again with the next one.
            KeptStates = isStarted ? Before.Document.KeptStates : [],
            LastEventNumber = Math.Max(Before.Document.LastEventNumber, Added.IsEmpty ? 0 : Added[^1].Number),
            LastEventAt = last?.At ?? Base.Expired?.Snapshot.Profile.LastSeenAt,
            LastEventId = last?.EventId,
        };
        var work = shared.Open(CustomerRecord.Of(Before.Key, Before.Sequence, document, string.Empty, null));
        work.SetEvents(events);
        if (isStarted) Replay(work);
        work.Add(work.Transitions, now);
        var version = !isStarted || new CustomerSteps(runtime).IsUpToDate(work) ? runtime.Version : string.Empty;
        var change = work.ToChange(version, runtime.Tracks, null);
        HashSet<string> orders = [.. work.History.Orders.Entries.Select(order => order.InForce.OrderId)];
        change = change with
        {
            ChangedOrders = [.. work.History.Orders.Entries],
            RemovedOrders = [.. Before.Orders.Select(order => order.InForce.OrderId).Where(id => !orders.Contains(id))],
            AddedEvents = Added,
            RemovedEvents = Removed,
            AddedSeen = AddedSeen,
        };
        shared.Work.Return(work);
        return change;
    }

    private void Replay(CustomerWork work)
    {
        work.Transitions.AddRange(Due);
        HashSet<(string, string, string, DateTimeOffset, string?)> known = [.. Known.Select(Key)];
        var replay = new HistoryReplay(work);
        foreach (var track in runtime.Tracks)
        {
            var lived = track.LivedBy(work);
            var replayed = replay.Run(lived, work.KeptEvents, now);
            var sequence = SequenceIn(track.Name);
            foreach (var transition in replayed.Transitions)
            {
                if (transition.EffectiveAt <= NewAfter || known.Contains(Key(transition))) continue;
                work.Transitions.Add(transition with { Sequence = ++sequence });
            }

            var engine = lived.FindEngine(replayed.State)!;
            var state = engine.Continue(replayed.State, default, sequence);
            foreach (var one in Raised) state = engine.Continue(state, one.StateIn(track.Name), sequence);
            work.SetState(track.Name, state);
            work.SetHistory(replayed.History);
        }
    }

    private static (string Track, string Rule, string From, DateTimeOffset At, string? EventId) Key(Transition transition) =>
        (transition.Track, transition.Rule, transition.From, transition.EffectiveAt, transition.EventId);
}
