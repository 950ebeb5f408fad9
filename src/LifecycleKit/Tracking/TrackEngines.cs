using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>The engines of all tracks, which share one history of a customer: an event is folded once and moves him in each.</summary>
internal sealed class TrackEngines
{
    private readonly (LifecycleTrack Track, LifecycleEngine Engine)[] _engines;

    public TrackEngines(IReadOnlyList<LifecycleTrack> tracks, FactContext context)
    {
        Context = context;
        if (tracks.Count == 0) tracks = [new LifecycleTrack(LifecycleOptions.DefaultTrack, LifecyclePresets.Retail)];
        _engines = [.. tracks.Select(track => (track, LifecycleEngine.Compile(track.Definition, context)))];
    }

    public FactContext Context { get; }

    /// <summary>Time passes up to the event in every track, the event is folded, and then it moves the customer in every track.</summary>
    public FoldResult Step(CustomerRecord record, in CustomerEvent e, List<Moved> moved, out bool isLate)
    {
        isLate = false;
        var history = record.History;
        var transitions = new List<Transition>();
        if (e.Kind != CustomerEventKind.None) Settle(record, e.At, transitions, moved);
        var fold = history.Fold(e);
        foreach (var (track, engine) in _engines)
        {
            record.TryGetState(track.Name, out var state);
            isLate |= e.At.UtcTicks < state.AnchorTicks;
            record.SetState(track.Name, engine.React(state, history, e, fold, transitions));
            Move(track, transitions, moved);
        }

        return fold;
    }

    /// <summary>Time passes in every track up to an event.</summary>
    private void Settle(CustomerRecord record, DateTimeOffset at, List<Transition> transitions, List<Moved> moved)
    {
        foreach (var (track, engine) in _engines)
        {
            if (!record.TryGetState(track.Name, out var state)) state = engine.Start(record.History, at);
            record.SetState(track.Name, engine.Settle(state, record.History, at.UtcTicks, transitions));
            Move(track, transitions, moved);
        }
    }

    /// <summary>Time passes in every track; a customer who is new to a track starts in it at that instant.</summary>
    public void Advance(CustomerRecord record, DateTimeOffset asOf, List<Moved> moved)
    {
        var transitions = new List<Transition>();
        foreach (var (track, engine) in _engines)
        {
            if (!record.TryGetState(track.Name, out var state)) state = engine.Start(record.History, asOf);
            record.SetState(track.Name, engine.Advance(state, record.History, asOf, transitions));
            Move(track, transitions, moved);
        }
    }

    public IReadOnlyList<TrackView> View(CustomerRecord record, DateTimeOffset asOf)
    {
        Advance(record, asOf, []);
        var views = new List<TrackView>(_engines.Length);
        foreach (var (track, _) in _engines)
        {
            record.TryGetState(track.Name, out var state);
            views.Add(new TrackView(track.Name, state));
        }

        return views;
    }

    private static void Move(LifecycleTrack track, List<Transition> transitions, List<Moved> moved)
    {
        foreach (var transition in transitions) moved.Add(new Moved(track, transition));
        transitions.Clear();
    }
}
