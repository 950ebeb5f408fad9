using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Plays;
using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>The versions of all tracks, which share one history of a customer: an event is folded once and moves him in each.</summary>
internal sealed class TrackTimelines
{
    private readonly (LifecycleTrack Track, LifecycleTimeline Timeline)[] _tracks;
    private readonly LateEventPolicy _late;

    private TrackTimelines(FactContext context, PlayTerms plays, LateEventPolicy late, (LifecycleTrack Track, LifecycleTimeline Timeline)[] tracks)
    {
        (Context, Plays, _late, _tracks) = (context, plays, late, tracks);
        var text = string.Concat(tracks.Select(track => $"{track.Track.Name.Length}:{track.Track.Name}{track.Track.Definition.ContentHash}"));
        Version = TextDigest.Short(text + context.Version);
    }

    public FactContext Context { get; }

    public PlayTerms Plays { get; }

    /// <summary>The names of the tracks, in order.</summary>
    public IEnumerable<string> Names => _tracks.Select(track => track.Track.Name);

    /// <summary>Equal for equal tracks and models.</summary>
    public string Version { get; }

    public static TrackTimelines Of(IReadOnlyList<LifecycleTrack> tracks, FactContext context, PlayTerms plays, LateEventPolicy late) => new(
        context, plays, late, [.. OrDefault(tracks).Select(track => (track, LifecycleTimeline.Of(LifecycleEngine.Compile(track.Definition, context))))]);

    /// <summary>These tracks with others in force from an instant on; a track that says the same goes on as it is.</summary>
    public TrackTimelines Publish(IReadOnlyList<LifecycleTrack> tracks, FactContext context, PlayTerms plays, DateTimeOffset at, List<string> changed)
    {
        return new(context, plays, _late, [.. OrDefault(tracks).Select(track => (track, Next(track)))]);

        LifecycleTimeline Next(LifecycleTrack track)
        {
            var known = Array.Find(_tracks, other => string.Equals(other.Track.Name, track.Name, StringComparison.Ordinal)).Timeline;
            if (known is not null && known.Current.Definition.ContentHash == track.Definition.ContentHash && known.Current.Context.Version == context.Version)
                return known;
            changed.Add(track.Name);
            var engine = LifecycleEngine.Compile(track.Definition, context);
            return known is null ? LifecycleTimeline.Of(engine) : known.Publish(engine, Later(at, known.Publications[^1].At.AddTicks(1)));
        }
    }

    /// <summary>Time passes up to the event in every track, the event is folded, and then it moves the customer in every track.</summary>
    public FoldResult Step(CustomerRecord record, in CustomerEvent e, DateTimeOffset now, List<Moved> moved, List<TrackSuppression> suppressed, out bool isLate)
    {
        if (_late == LateEventPolicy.Rebuild && e.Kind != CustomerEventKind.None)
        {
            var earlier = record.Log.Clone();
            var isLast = record.Log.Add(e);
            isLate = !isLast || IsLate(record, e.At);
            if (isLate) return new Rebuilding(record, earlier, Later(now, e.At)).Run(this, e, moved);
        }

        var transitions = new List<Transition>();
        isLate = false;
        var history = record.History;
        if (e.Kind != CustomerEventKind.None) Settle(record, e.At, transitions, moved);
        isLate = e.Kind != CustomerEventKind.None && IsLate(record, e.At);
        var fold = history.Fold(e);
        foreach (var (track, _) in _tracks)
        {
            record.TryGetState(track.Name, out var state);
            record.SetState(track.Name, state.Engine!.React(state, history, e, fold, transitions, out var held));
            if (held.Rule is not null) suppressed.Add(new TrackSuppression(track.Name, held));
            Move(track, transitions, moved);
        }

        return fold;
    }

    /// <summary>Time passes in every track; a customer who is new to a track starts in it at that instant.</summary>
    public void Advance(CustomerRecord record, DateTimeOffset asOf, List<Moved> moved)
    {
        var transitions = new List<Transition>();
        record.KeepStates(_tracks.Select(track => track.Track.Name));
        foreach (var (track, timeline) in _tracks)
        {
            if (!record.TryGetState(track.Name, out var state)) state = timeline.InForceAt(asOf).Start(record.History, asOf);
            record.SetState(track.Name, timeline.Advance(state, record.History, asOf, transitions));
            Move(track, transitions, moved);
        }
    }

    public IReadOnlyList<TrackView> View(CustomerRecord record, DateTimeOffset asOf)
    {
        Advance(record, asOf, []);
        var views = new List<TrackView>(_tracks.Length);
        foreach (var (track, _) in _tracks)
        {
            record.TryGetState(track.Name, out var state);
            views.Add(new TrackView(track.Name, state));
        }

        return views;
    }

    /// <summary>Where the customer stands in each track; he has started in all of them.</summary>
    public TrackStage[] StagesOf(CustomerRecord record) => Array.ConvertAll(
        _tracks, track => record.TryGetState(track.Track.Name, out var state) ? new TrackStage(track.Track.Name, state.Stage.Id, state.EnteredAt, state.Stage.Groups) : default);

    /// <summary>Why the customer stands where he stands in a track; null when there is none of this name.</summary>
    public TrackExplanation? Explain(CustomerRecord record, string track, DateTimeOffset asOf)
    {
        if (!Names.Contains(track)) return null;
        Advance(record, asOf, []);
        record.TryGetState(track, out var state);
        var explanation = new Explanation();
        state.Engine!.Explain(state, record.History, asOf, explanation);
        return new TrackExplanation(new TrackView(track, state), explanation, state.Engine.WhatWouldMove(state, record.History, asOf));
    }

    /// <summary>Runs a customer through a log in every track.</summary>
    public IEnumerable<(LifecycleTrack Track, ReplayResult Result)> Replay(CustomerEventLog log, DateTimeOffset until, string? currency) => log.Events.Count == 0
        ? []
        : _tracks.Select(track => (track.Track, track.Timeline.Replay(log.Events, log.Events[0].At, until, currency)));

    private bool IsLate(CustomerRecord record, DateTimeOffset at) =>
        Array.Exists(_tracks, track => record.TryGetState(track.Track.Name, out var state) && at.UtcTicks < state.AnchorTicks);

    /// <summary>Time passes in every track up to an event.</summary>
    private void Settle(CustomerRecord record, DateTimeOffset at, List<Transition> transitions, List<Moved> moved)
    {
        record.KeepStates(_tracks.Select(track => track.Track.Name));
        foreach (var (track, timeline) in _tracks)
        {
            if (!record.TryGetState(track.Name, out var state)) state = timeline.InForceAt(at).Start(record.History, at);
            state = timeline.MoveOver(state, record.History, at, transitions);
            record.SetState(track.Name, state.Engine!.Settle(state, record.History, at.UtcTicks, transitions));
            Move(track, transitions, moved);
        }
    }

    internal static IReadOnlyList<LifecycleTrack> OrDefault(IReadOnlyList<LifecycleTrack> tracks) =>
        tracks.Count > 0 ? tracks : [new LifecycleTrack(LifecycleOptions.DefaultTrack, LifecyclePresets.Retail)];

    private static DateTimeOffset Later(DateTimeOffset left, DateTimeOffset right) => left > right ? left : right;

    private static void Move(LifecycleTrack track, List<Transition> transitions, List<Moved> moved)
    {
        foreach (var transition in transitions) moved.Add(new Moved(track, transition));
        transitions.Clear();
    }
}
