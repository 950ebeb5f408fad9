namespace LifecycleKit.Customers;

/// <summary>The messages sent to one customer of late, by instant: what frequency caps and cool-downs count.</summary>
/// <remarks>
/// Messages older than <see cref="Horizon"/> before the latest may be forgotten, so no cap reaches further back. The same play on the same channel
/// at one instant is one message. Within the horizon the log does not depend on the order of arrival. Not thread-safe.
/// </remarks>
[Mutable("grows with each message")]
public sealed class MessageLog
{
    private readonly List<SentMessage> _messages;

    internal MessageLog() => _messages = [];

    private MessageLog(MessageLog source) => _messages = [.. source._messages];

    /// <summary>For how long messages are remembered at least: 400 days.</summary>
    public static TimeSpan Horizon { get; } = TimeSpan.FromDays(400);

    /// <summary>How many messages are remembered.</summary>
    public int Count => _messages.Count;

    /// <summary>A message by its place, the oldest first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The place is negative, or <see cref="Count"/> or more.</exception>
    public SentMessage this[int index] => _messages[index];

    /// <summary>Adds a message at its place, and returns that; null for one that is there already.</summary>
    internal int? Add(in CustomerEvent e)
    {
        var message = new SentMessage(e.Play!, e.Channel, e.At);
        var place = _messages.Count;
        while (place > 0 && Compare(message, _messages[place - 1]) < 0) place--;
        if (place > 0 && Compare(message, _messages[place - 1]) == 0) return null;
        // Forgetting only when the list would grow keeps adding cheap.
        if (_messages.Count == _messages.Capacity) place = Math.Max(0, place - Forget());
        _messages.Insert(place, message);
        return place;
    }

    /// <summary>Whether a message is remembered already.</summary>
    internal bool Has(in CustomerEvent e)
    {
        var message = new SentMessage(e.Play!, e.Channel, e.At);
        for (var i = FirstAfter(e.AtTicks) - 1; i >= 0 && _messages[i].SentAt == e.At; i--)
            if (Compare(message, _messages[i]) == 0) return true;
        return false;
    }

    internal void TakeBack(int place) => _messages.RemoveAt(place);

    internal MessageLog Clone() => new(this);

    /// <summary>The place of the first message sent after an instant.</summary>
    internal int FirstAfter(long ticks)
    {
        var (low, high) = (0, _messages.Count);
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            if (_messages[middle].SentAt.UtcTicks <= ticks) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private static int Compare(in SentMessage left, in SentMessage right)
    {
        var order = left.SentAt.UtcTicks.CompareTo(right.SentAt.UtcTicks);
        if (order == 0) order = string.CompareOrdinal(left.Play, right.Play);
        return order != 0 ? order : ((int)left.Channel).CompareTo((int)right.Channel);
    }

    /// <summary>Drops what is older than the horizon, and returns how many that were.</summary>
    private int Forget()
    {
        var old = _messages.Count == 0 ? 0 : FirstAfter(_messages[^1].SentAt.UtcTicks - Horizon.Ticks - 1);
        _messages.RemoveRange(0, old);
        return old;
    }
}
