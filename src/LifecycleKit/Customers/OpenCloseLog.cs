using System.Numerics;

namespace LifecycleKit.Customers;

/// <summary>Which support cases, or which subscriptions, of one customer are open: a set by id.</summary>
/// <remarks>
/// <para>Opening or closing the same id again changes nothing. Of the events about an id the last by instant counts, then by event id; at a
/// tie the one that closes. A close that arrives before its open ends the same.</para>
/// <para>Closed ids are remembered for <see cref="MessageLog.Horizon"/> before the latest event of the log, and longer while they are fewer
/// than 64; within that the outcome does not depend on the order of arrival. Not thread-safe.</para>
/// </remarks>
[Mutable("part of a customer's history, written in place")]
public sealed class OpenCloseLog
{
    private const int KeptClosed = 64;

    private readonly Dictionary<string, OpenCloseState> _states;
    private long _latestTicks;

    internal OpenCloseLog() => _states = new(StringComparer.Ordinal);

    private OpenCloseLog(OpenCloseLog source)
    {
        (_states, _latestTicks) = (new(source._states, StringComparer.Ordinal), source._latestTicks);
        OpenCount = source.OpenCount;
    }

    /// <summary>How many distinct ids are open.</summary>
    public int OpenCount { get; private set; }

    /// <summary>Whether an id is open; false for one that is closed or not known.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="id"/> is null.</exception>
    public bool IsOpen(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return _states.GetValueOrDefault(id).IsOpen;
    }

    /// <summary>Lists every id that is remembered, open or closed, in ordinal order.</summary>
    public IReadOnlyList<OpenCloseState> GetAll() => Array.AsReadOnly(_states.Values.OrderBy(state => state.Id, StringComparer.Ordinal).ToArray());

    /// <summary>Writes what an event says; returns what takes it back.</summary>
    internal Written Write(in OpenCloseState said)
    {
        var before = _states.GetValueOrDefault(said.Id);
        var written = new Written(said.Id, before, _latestTicks, null);
        _latestTicks = Math.Max(_latestTicks, said.ChangedAt.UtcTicks);
        if (before.Id is not null && !said.IsAfter(before)) return written;

        var closed = _states.Count - OpenCount;
        Set(said, before);
        var nowClosed = _states.Count - OpenCount;
        // Looking only when the closed ones have doubled keeps writing cheap.
        return nowClosed > closed && nowClosed >= KeptClosed && BitOperations.IsPow2(nowClosed) ? written with { Forgotten = Forget() } : written;
    }

    /// <summary>Writes a state that was captured.</summary>
    internal void Restore(in OpenCloseState state)
    {
        _latestTicks = Math.Max(_latestTicks, state.ChangedAt.UtcTicks);
        Set(state, _states.GetValueOrDefault(state.Id));
    }

    internal void TakeBack(in Written written)
    {
        foreach (var forgotten in written.Forgotten ?? []) _states[forgotten.Id] = forgotten;
        _latestTicks = written.LatestTicks;
        var now = _states[written.Id];
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
        _states[state.Id] = state;
        if (state.IsOpen != before.IsOpen) OpenCount += state.IsOpen ? 1 : -1;
    }

    private OpenCloseState[] Forget()
    {
        var oldest = _latestTicks - MessageLog.Horizon.Ticks;
        OpenCloseState[] forgotten = [.. _states.Values.Where(state => !state.IsOpen && state.ChangedAt.UtcTicks < oldest)];
        foreach (var state in forgotten) _states.Remove(state.Id);
        return forgotten;
    }

    /// <summary>What takes back the last write.</summary>
    internal readonly record struct Written(string Id, OpenCloseState Before, long LatestTicks, OpenCloseState[]? Forgotten);
}
