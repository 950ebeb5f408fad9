using System.Collections;

namespace LifecycleKit.Customers;

/// <summary>
/// The messages sent to one customer within <see cref="Horizon"/> before the latest one, by instant. Frequency caps and cooldowns count
/// them.
/// </summary>
/// <remarks>
/// Every event counts, even several of one play on one channel at one instant: only the event id distinguishes messages, and the tracker
/// stops an event with a known id. The content of the log does not depend on the order of arrival. Not thread-safe.
/// </remarks>
[Mutable("grows with each message")]
public sealed class MessageLog : IReadOnlyList<SentMessage>
{
    private const int MinDropped = 32;

    private SharedList<SentMessage> _messages;

    /// <summary>The index of the oldest message within the horizon; older ones are dropped when they are half of the list.</summary>
    private int _first;

    internal MessageLog()
    {
    }

    private MessageLog(MessageLog source) => (_messages, _first) = (source._messages.Share(), source._first);

    /// <summary>The time before the latest message within which others are kept: 400 days. No frequency cap reaches further back.</summary>
    public static TimeSpan Horizon { get; } = TimeSpan.FromDays(400);

    /// <summary>The number of kept messages.</summary>
    public int Count => _messages.Count - _first;

    /// <summary>Gets a message by index, the oldest first; at one instant by play, then by channel.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is negative, or <see cref="Count"/> or more.</exception>
    public SentMessage this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            return _messages[_first + index];
        }
    }

    /// <summary>Returns the messages, in order.</summary>
    public IEnumerator<SentMessage> GetEnumerator()
    {
        for (var i = 0; i < Count; i++) yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>
    /// Adds a message at its position; returns the data for undoing it, null for a message before the horizon, which is not kept.
    /// </summary>
    internal Added? Add(in SentMessage message)
    {
        if (_messages.Count > 0 && message.SentAt.UtcTicks < OldestTicks) return null;
        // Dropping only when half of the list is old keeps adding cheap.
        if (_first >= MinDropped && _first > _messages.Count / 2) Drop();
        var place = FirstAfterInList(message.SentAt.UtcTicks);
        while (place > _first && Compare(message, _messages[place - 1]) < 0) place--;
        _messages.Insert(place, message);
        var added = new Added(place, _first);
        while (_messages[_first].SentAt.UtcTicks < OldestTicks) _first++;
        return added;
    }

    internal void TakeBack(in Added added)
    {
        _messages.RemoveAt(added.Place);
        _first = added.First;
    }

    internal MessageLog Clone() => new(this);

    /// <summary>The instant of the latest message, in UTC ticks; 0 for none.</summary>
    internal long LastSentTicks => _messages.Count == 0 ? 0 : _messages[_messages.Count - 1].SentAt.UtcTicks;

    /// <summary>The index of the first message sent after an instant.</summary>
    internal int FirstAfter(long ticks) => FirstAfterInList(ticks) - _first;

    private long OldestTicks => _messages[_messages.Count - 1].SentAt.UtcTicks - Horizon.Ticks;

    private int FirstAfterInList(long ticks) => LowerBound.Find(
        _first, _messages.Count, (Log: this, ticks), static (i, state) => state.Log._messages[i].SentAt.UtcTicks <= state.ticks);

    private void Drop()
    {
        _messages = _messages.From(_first);
        _first = 0;
    }

    private static int Compare(in SentMessage left, in SentMessage right)
    {
        var order = left.SentAt.UtcTicks.CompareTo(right.SentAt.UtcTicks);
        if (order == 0) order = string.CompareOrdinal(left.Play, right.Play);
        return order != 0 ? order : ((int)left.Channel).CompareTo((int)right.Channel);
    }

    /// <summary>The data for undoing the last addition.</summary>
    internal readonly record struct Added(int Place, int First);
}
