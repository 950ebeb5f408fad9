using System.Numerics;

namespace LifecycleKit.Customers;

/// <summary>The open support cases, or the running subscriptions, of one customer: a set by id.</summary>
/// <remarks>
/// <para>Opening or closing the same id again changes nothing. Of the events about an id the last one by instant counts, then by event id;
/// at a tie the one that closes. A close that arrives before its open has the same result.</para>
/// <para>The log keeps closed ids for <see cref="MessageLog.Horizon"/> before its latest event, and longer while they are fewer than 64.
/// Within that time the outcome does not depend on the order of arrival. Not thread-safe.</para>
/// </remarks>
[Mutable("part of a customer's history, written in place")]
public sealed partial class OpenCloseLog
{
    private const int KeptClosed = 64;

    private SharedTable<string, OpenCloseState> _states;
    private long _latestTicks;

    internal OpenCloseLog()
    {
    }

    private OpenCloseLog(OpenCloseLog source)
    {
        _states = source._states.Share();
        _latestTicks = source._latestTicks;
        OpenCount = source.OpenCount;
    }

    /// <summary>The number of distinct open ids.</summary>
    public int OpenCount { get; private set; }

    /// <summary>The UTC ticks of the latest event; 0 for none.</summary>
    internal long LatestTicks => _latestTicks;

    /// <summary>Returns whether an id is open; false for a closed or unknown id.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="id"/> is null.</exception>
    public bool IsOpen(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return _states.TryGet(id, out var state) && state.IsOpen;
    }

    /// <summary>Lists every kept id, open or closed, in ordinal order.</summary>
    public IReadOnlyList<OpenCloseState> GetAll() =>
        Array.AsReadOnly(_states.ToArray().OrderBy(state => state.Id, StringComparer.Ordinal).ToArray());

    /// <summary>Returns whether writing a state would change nothing.</summary>
    internal bool IsKnown(in OpenCloseState state) =>
        state.ChangedAt.UtcTicks <= _latestTicks && _states.TryGet(state.Id, out var known) && !state.IsAfter(known);

    /// <summary>Writes the state of an event; returns the data for undoing it.</summary>
    internal Written Write(in OpenCloseState state)
    {
        _states.TryGet(state.Id, out var before);
        var written = new Written(state.Id, before, _latestTicks, null);
        _latestTicks = Math.Max(_latestTicks, state.ChangedAt.UtcTicks);
        if (before.Id is not null && !state.IsAfter(before)) return written;

        var closed = _states.Count - OpenCount;
        Set(state, before);
        var nowClosed = _states.Count - OpenCount;
        // Cleaning up only when the closed ids have doubled keeps writing cheap.
        return nowClosed > closed && nowClosed >= KeptClosed && BitOperations.IsPow2(nowClosed)
            ? written with { Forgotten = Forget() } : written;
    }

    /// <summary>Writes a state that was captured.</summary>
    internal void Restore(in OpenCloseState state)
    {
        _latestTicks = Math.Max(_latestTicks, state.ChangedAt.UtcTicks);
        _states.TryGet(state.Id, out var before);
        Set(state, before);
    }

    internal void TakeBack(in Written written)
    {
        foreach (var forgotten in written.Forgotten ?? []) _states.Set(forgotten);
        _latestTicks = written.LatestTicks;
        _states.TryGet(written.Id, out var now);
        if (written.Before.Id is not null)
        {
            Set(written.Before, now);
            return;
        }

        _states.Remove(written.Id);
        if (now.IsOpen) OpenCount--;
    }

    internal OpenCloseLog Clone() => new(this);

    private void Set(in OpenCloseState state, in OpenCloseState before)
    {
        _states.Set(state);
        if (state.IsOpen != before.IsOpen) OpenCount += state.IsOpen ? 1 : -1;
    }

    private OpenCloseState[] Forget() => _states.RemoveAll(
        _latestTicks - MessageLog.Horizon.Ticks, static (state, oldest) => !state.IsOpen && state.ChangedAt.UtcTicks < oldest);

    /// <summary>The data for undoing the last write.</summary>
    internal readonly record struct Written(string Id, OpenCloseState Before, long LatestTicks, OpenCloseState[]? Forgotten);
}
