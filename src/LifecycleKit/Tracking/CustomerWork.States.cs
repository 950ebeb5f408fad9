using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

internal sealed partial class CustomerWork
{
    private LifecycleEngine[] _engines = [];
    private StateBuffer[] _buffers = [];
    private Suppression[] _held = [];
    private int[] _places = [];

    /// <summary>The transitions of this call.</summary>
    public List<Transition> Transitions { get; } = [];

    /// <summary>The suppressed rules of this call.</summary>
    public List<Suppression> Suppressed { get; } = [];

    /// <summary>Returns the place of a track; -1 when the customer is new to it.</summary>
    public int FindTrack(string track)
    {
        for (var i = 0; i < _trackCount; i++)
        {
            if (string.Equals(_tracks[i].Track, track, StringComparison.Ordinal)) return i;
        }

        return -1;
    }

    /// <summary>The state at the place of a track, to be read in place: a state is large, and most readers want one instant.</summary>
    public ref readonly LifecycleState StateAt(int place) => ref _tracks[place].State;

    public bool TryGetState(string track, out LifecycleState state)
    {
        var place = FindTrack(track);
        state = place < 0 ? default : _tracks[place].State;
        return place >= 0;
    }

    /// <summary>Sets the state in a track, and notes the instant of a change of version.</summary>
    public void SetState(string track, in LifecycleState state)
    {
        var place = FindTrack(track);
        if (place < 0)
        {
            // By name, as documents have them.
            place = 0;
            while (place < _trackCount && string.CompareOrdinal(_tracks[place].Track, track) < 0) place++;
            Add(place, new TrackWork { Track = track });
        }

        _tracks[place].State = state;
        _tracks[place].IsChanged = true;
        var version = new TrackVersion(track, state.DefinitionHash, state.ContextVersion, state.MovedOverAt);
        var last = _base.Versions.Length - 1;
        while (last >= 0 && !string.Equals(_base.Versions[last].Track, track, StringComparison.Ordinal)) last--;
        if (last < 0 || _base.Versions[last] != version) _base = _base with { Versions = _base.Versions.Add(version) };
    }

    /// <summary>Returns the versions of a track that applied to the customer, the oldest first.</summary>
    public IEnumerable<TrackVersion> VersionsOf(string track) =>
        _base.Versions.Where(version => string.Equals(version.Track, track, StringComparison.Ordinal));

    /// <summary>Returns arrays for a step in a number of tracks, which belong to this call.</summary>
    public StepArrays TakeArrays(int count)
    {
        if (_engines.Length < count)
        {
            _engines = new LifecycleEngine[count];
            _buffers = new StateBuffer[count];
            _held = new Suppression[count];
            _places = new int[count];
        }

        Array.Clear(_held);
        return new StepArrays(_engines, _buffers, _held, _places);
    }

    private void OpenStates(KeptTrack[] kept)
    {
        if (_tracks.Length < kept.Length) _tracks = new TrackWork[kept.Length];
        _trackCount = kept.Length;
        for (var i = 0; i < kept.Length; i++)
        {
            // In place, since a state is large.
            ref var track = ref _tracks[i];
            track.Track = kept[i].Track;
            track.Before = kept[i].State;
            track.State = kept[i].State.ToState();
        }
    }

    private void Add(int place, in TrackWork track)
    {
        if (_trackCount == _tracks.Length) Array.Resize(ref _tracks, 2 * _trackCount);
        Array.Copy(_tracks, place, _tracks, place + 1, _trackCount - place);
        _tracks[place] = track;
        _trackCount++;
    }

    private KeptTrack[] ToKept()
    {
        var kept = new KeptTrack[_trackCount];
        for (var i = 0; i < kept.Length; i++)
        {
            ref readonly var track = ref _tracks[i];
            kept[i] = new KeptTrack(track.Track, track.IsChanged ? new KeptState(track.State, track.Before) : track.Before);
        }

        return kept;
    }

    private DateTimeOffset? NextMove(ReadOnlySpan<ActiveTrack> activeTracks)
    {
        DateTimeOffset? next = null;
        foreach (var track in activeTracks)
        {
            var place = FindTrack(track.Name);
            if (place >= 0 && _tracks[place].State.NextDue is { } due && (next is null || due < next)) next = due;
        }

        return next;
    }

    private struct TrackWork
    {
        public string Track;
        public KeptState Before;
        public LifecycleState State;
        public bool IsChanged;
    }
}

/// <summary>Arrays for a step, one item for each track.</summary>
/// <param name="Engines">The engine of each track.</param>
/// <param name="Buffers">The opened states.</param>
/// <param name="Held">The suppressed rules.</param>
/// <param name="Places">The indexes of the tracks in the runtime.</param>
internal readonly record struct StepArrays(LifecycleEngine[] Engines, StateBuffer[] Buffers, Suppression[] Held, int[] Places);
