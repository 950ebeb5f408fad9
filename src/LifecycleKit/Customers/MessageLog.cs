using System.Collections;

namespace LifecycleKit.Customers;

/// <summary>
/// The messages sent to one customer within <see cref="Horizon"/> of the latest, by instant: what frequency caps and cooldowns count.
/// </summary>
/// <remarks>
/// Every event counts, several of one play on one channel at one instant too: a message is distinguished from another by its event id
/// alone, and the tracker stops an event whose id came before. Which messages are remembered does not depend on the order of arrival. Not
/// thread-safe.
/// </remarks>
[Mutable("grows with each message")]
public sealed class MessageLog : IReadOnlyList<SentMessage>
{
    private readonly List<SentMessage> _messages;

    /// <summary>The place in the list of the oldest within the horizon; those before it are dropped when half of the list is old.</summary>
    private int _first;

    internal MessageLog() => _messages = [];

    private MessageLog(MessageLog source) => _messages = source._messages[source._first..];

    /// <summary>For how long before the latest message others are remembered: 400 days. No cap reaches further back.</summary>
    public static TimeSpan Horizon { get; } = TimeSpan.FromDays(400);

    /// <summary>How many messages are remembered.</summary>
    public int Count => _messages.Count - _first;

    /// <summary>A message by its place, the oldest first; at one instant by play, then by channel.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The place is negative, or <see cref="Count"/> or more.</exception>
    public SentMessage this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            return _messages[_first + index];
        }
    }

    /// <summary>The messages, in order.</summary>
    public IEnumerator<SentMessage> GetEnumerator() => _messages.Skip(_first).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>
    /// Adds a message at its place; returns what takes it back, null for one that is older than the horizon and not remembered.
    /// </summary>
    internal Added? Add(in SentMessage message)
    {
        if (_messages.Count > 0 && message.SentAt.UtcTicks < OldestTicks) return null;
        // Dropping only when half of the list is old keeps adding cheap.
        if (_messages.Count == _messages.Capacity && _first > _messages.Count / 2) Drop();
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

    /// <summary>The place of the first message sent after an instant.</summary>
    internal int FirstAfter(long ticks) => FirstAfterInList(ticks) - _first;

    private long OldestTicks => _messages[^1].SentAt.UtcTicks - Horizon.Ticks;

    private int FirstAfterInList(long ticks)
    {
        var low = _first;
        var high = _messages.Count;
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            if (_messages[middle].SentAt.UtcTicks <= ticks) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private void Drop()
    {
        _messages.RemoveRange(0, _first);
        _first = 0;
    }

    private static int Compare(in SentMessage left, in SentMessage right)
    {
        var order = left.SentAt.UtcTicks.CompareTo(right.SentAt.UtcTicks);
        if (order == 0) order = string.CompareOrdinal(left.Play, right.Play);
        return order != 0 ? order : ((int)left.Channel).CompareTo((int)right.Channel);
    }

    /// <summary>What takes back a message that was added last.</summary>
    internal readonly record struct Added(int Place, int First);
}
