using System.Collections.Immutable;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>The life of a customer until now, before the identities are linked otherwise: states, and all transitions there were.</summary>
internal sealed class LivedCustomer
{
    private readonly Dictionary<string, LifecycleState> _states = new(StringComparer.Ordinal);

    /// <summary>Lets time pass until now, and replays the customer alone.</summary>
    public LivedCustomer(LinkedRows rows, TrackerServices shared, LifecycleRuntime runtime, DateTimeOffset now)
    {
        Known.AddRange(rows.Saved);
        HasPast = rows.Record.Document.LastEventNumber > 0;
        // Without events there is nothing to live through: the customer starts with the first one.
        if (!HasPast) return;
        var work = shared.Open(rows.Record);
        work.SetEvents(rows.Events);
        var steps = new CustomerSteps(runtime);
        steps.BringBack(work, now, shared.Options.Options.FutureTolerance, Due);
        steps.Advance(work, now, Due);
        var replay = new HistoryReplay(work);
        foreach (var track in runtime.Tracks)
        {
            if (rows.Events.Length > 0 || work.Checkpoint is not null)
                Known.AddRange(replay.Run(track.LivedBy(work), work.KeptEvents, now).Transitions);
            if (work.TryGetState(track.Name, out var state)) _states[track.Name] = state;
        }

        Known.AddRange(Due);
        Versions = work.Versions;
        Consents = work.History.Consents.GetAll();
        shared.Work.Return(work);
    }

    /// <summary>The transitions that were due and not saved yet.</summary>
    public List<Transition> Due { get; } = [];

    /// <summary>The saved and the due transitions, and those of the replay.</summary>
    public List<Transition> Known { get; } = [];

    /// <summary>Whether the customer has had an event.</summary>
    public bool HasPast { get; }

    public ImmutableArray<TrackVersion> Versions { get; } = [];

    public IReadOnlyList<ChannelConsent> Consents { get; } = [];

    public ImmutableArray<TrackSequence> Sequences =>
        [.. _states.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => new TrackSequence(one.Key, one.Value.Sequence))];

    /// <summary>Returns the state in a track; <c>default</c> for none.</summary>
    public LifecycleState StateIn(string track) => _states.GetValueOrDefault(track);
}
