using System.Collections.Immutable;

namespace LifecycleKit.Tracking;

internal sealed partial class CustomerWork
{
    private List<ForwardedEvent>? _forwarded;

    /// <summary>Rolls the events of the customer up to accounts; null when the shop has none.</summary>
    public AccountForwarding? Accounts { get; set; }

    /// <summary>The parts of the document that few events change, with the changes of this call.</summary>
    public DocumentBase Base => _base;

    /// <summary>The number of events that were kept in this call and are still there.</summary>
    public int AddedCount => _added.Count;

    /// <summary>The kept events with their rows, in no particular order.</summary>
    public IEnumerable<KeptEvent> KeptRows => Events.Concat(_added);

    /// <summary>Returns the event that was kept last in this call; null when none was kept since a count.</summary>
    /// <param name="since">The <see cref="AddedCount"/> of before.</param>
    public KeptEvent? LastKept(int since) => _added.Count > since ? _added[^1] : null;

    /// <summary>Adds events to be applied to other customers after the save.</summary>
    public void Forward(IEnumerable<ForwardedEvent> events) => (_forwarded ??= []).AddRange(events);

    private ImmutableArray<ForwardedEvent> ToForwarded() => _forwarded is { Count: > 0 } events ? [.. events] : [];

    /// <summary>Keeps the account as the stage of an index, by which the contacts of an account are listed.</summary>
    private void IndexAccount()
    {
        if (History.Accounts.HasNone || _base.LinkedTo is not null) return;
        var place = FindTrack(AccountIndex.Track);
        var now = AccountIndex.StateOf(History.Accounts);
        if (place >= 0 && _tracks[place].State == now) return;
        if (place < 0)
        {
            place = 0;
            while (place < _trackCount && string.CompareOrdinal(_tracks[place].Track, AccountIndex.Track) < 0) place++;
            Add(place, new TrackWork { Track = AccountIndex.Track });
        }

        _tracks[place].State = now;
        _tracks[place].IsChanged = true;
    }
}
