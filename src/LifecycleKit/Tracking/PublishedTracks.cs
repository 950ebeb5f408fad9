namespace LifecycleKit.Tracking;

/// <summary>The tracks in force, shared by the trackers of all scopes and exchanged as one.</summary>
/// <remarks>Thread-safe. Read after the customer has been loaded, they know every version that he can be under.</remarks>
internal sealed class PublishedTracks(TrackTimelines tracks)
{
    private readonly object _gate = new();
    private volatile TrackTimelines _current = tracks;

    public TrackTimelines Current => _current;

    /// <summary>Exchanges the tracks; one exchange at a time.</summary>
    public TrackTimelines Exchange(Func<TrackTimelines, TrackTimelines> next)
    {
        lock (_gate) return _current = next(_current);
    }
}
