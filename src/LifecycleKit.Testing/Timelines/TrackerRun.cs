using System.Collections.Immutable;
using LifecycleKit.Stages;
using LifecycleKit.Tracking;

namespace LifecycleKit.Testing;

/// <summary>What became of a customer whose timeline was recorded by a tracker.</summary>
public sealed class TrackerRun
{
    private readonly ImmutableArray<Transition> _transitions;

    internal TrackerRun(CustomerView view, ImmutableArray<RecordResult> results, CustomerExport? export)
    {
        View = view;
        Results = results;
        _transitions = export is null ? [] : [.. export.Transitions.OrderBy(one => one.Number).Select(one => one.Notice.Transition)];
    }

    /// <summary>The customer's view at the end of the timeline.</summary>
    public CustomerView View { get; }

    /// <summary>The result of each event, in order.</summary>
    public ImmutableArray<RecordResult> Results { get; }

    /// <summary>Returns the stages through which the customer went in a track, over all that the store keeps of them.</summary>
    /// <param name="track">The name of the track.</param>
    /// <exception cref="ArgumentException">There is no such track.</exception>
    public StagePath GetPath(string track)
    {
        var stage = View.Track(track).Stage;
        Transition[] transitions = [.. _transitions.Where(one => string.Equals(one.Track, track, StringComparison.Ordinal))];
        return new StagePath(track, transitions is [var first, ..] ? first.From : stage, transitions);
    }

    /// <summary>Returns the stages of each track and the number of results, without the customer; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{string.Join("; ", View.Tracks.Select(one => $"{one.Track}: {GetPath(one.Track)}"))}; {Results.Length} event(s)");
}
