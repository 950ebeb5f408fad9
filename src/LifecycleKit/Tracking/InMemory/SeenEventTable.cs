using System.Collections.Immutable;
using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

/// <summary>
/// The remembered ids of events of a shop in memory, as digests of 128 bits under a random key. The store holds its lock around every call.
/// </summary>
/// <remarks>
/// The rows lie in the order of recording, in which they are forgotten. A hash table of their numbers finds them: 24 bytes an id for the
/// row, and 6 to 11 for its number.
/// </remarks>
[Mutable("belongs to a store, which holds its lock")]
internal sealed class SeenEventTable
{
    // So that a call after a long rest does not forget for long.
    private const int MaxForgotten = 1_024;

    private const int KindBits = 6;

    // A slot has the number of a row and one. Numbers begin again from 0 after this many; there are never as many rows at once.
    private const int NumberPeriod = int.MaxValue;

    private readonly KeyedDigest _digest = new();
    private readonly PagedQueue<Row> _rows = new();
    private int[] _slots = new int[16];

    /// <summary>The number of remembered ids, for tests.</summary>
    public int Count { get; private set; }

    /// <summary>Returns when an event was recorded; null when its id is not remembered.</summary>
    public DateTimeOffset? Find(CustomerEntry customer, EventKey key)
    {
        if (Count == 0) return null;
        var slot = SlotOf(DigestOf(customer, key));
        return _slots[slot] == 0 ? null : new DateTimeOffset(RowAt(slot).Ticks, TimeSpan.Zero);
    }

    /// <summary>
    /// Remembers ids, and forgets those of the shop that are no longer needed, also of customers who are never seen again.
    /// </summary>
    public void Add(CustomerEntry customer, ImmutableArray<SeenEvent> added, DateTimeOffset? forgetBefore)
    {
        foreach (var seen in added) Add(new Row(DigestOf(customer, seen.Key), seen.SeenAt.UtcTicks));
        for (var i = 0; i < MaxForgotten && _rows.Count > 0 && _rows[0].Ticks < forgetBefore?.UtcTicks; i++)
        {
            // The same id may have been recorded again after the horizon, or forgotten before.
            var slot = SlotOf(_rows[0].Digest);
            if (_slots[slot] == NumberOf(0)) Empty(slot);
            _rows.Dequeue();
        }
    }

    /// <summary>Forgets an id.</summary>
    public void Remove(CustomerEntry customer, EventKey key)
    {
        var slot = SlotOf(DigestOf(customer, key));
        if (_slots[slot] != 0) Empty(slot);
    }

    private void Add(Row row)
    {
        if (4 * (Count + 1) > 3 * _slots.Length) Grow();
        _rows.Enqueue(row);
        var slot = SlotOf(row.Digest);
        if (_slots[slot] == 0) Count++;
        _slots[slot] = NumberOf(_rows.Count - 1);
    }

    /// <summary>Returns the slot of an id, or the empty one that the id can take.</summary>
    private int SlotOf(Digest128 digest)
    {
        var slot = FirstSlotOf(digest);
        while (_slots[slot] != 0 && RowAt(slot).Digest != digest) slot = Next(slot);
        return slot;
    }

    /// <summary>Empties a slot. An item after it moves into it, unless its own search begins between the two.</summary>
    private void Empty(int slot)
    {
        Count--;
        for (var i = Next(slot); _slots[i] != 0; i = Next(i))
        {
            var first = FirstSlotOf(RowAt(i).Digest);
            if (slot <= i ? first > slot && first <= i : first > slot || first <= i) continue;
            _slots[slot] = _slots[i];
            slot = i;
        }

        _slots[slot] = 0;
    }

    private void Grow()
    {
        var before = _slots;
        _slots = new int[2 * before.Length];
        foreach (var number in before)
        {
            if (number == 0) continue;
            var slot = FirstSlotOf(_rows[PlaceOf(number)].Digest);
            while (_slots[slot] != 0) slot = Next(slot);
            _slots[slot] = number;
        }
    }

    // Each bit of a digest is as good as random.
    private int FirstSlotOf(Digest128 digest) => unchecked((int)digest.Low) & (_slots.Length - 1);

    private int Next(int slot) => (slot + 1) & (_slots.Length - 1);

    private ref readonly Row RowAt(int slot) => ref _rows[PlaceOf(_slots[slot])];

    /// <summary>Returns what a slot has for the row at a place in the queue.</summary>
    private int NumberOf(int place) => (int)((_rows.FirstNumber + place) % NumberPeriod) + 1;

    private int PlaceOf(int number)
    {
        var place = number - 1 - (int)(_rows.FirstNumber % NumberPeriod);
        return place < 0 ? place + NumberPeriod : place;
    }

    /// <summary>
    /// Returns the digest of an id of a customer. The number of the customer is part of it: a customer who is removed and comes back has
    /// another one, so that ids of events that were no longer kept are not found any more either.
    /// </summary>
    private Digest128 DigestOf(CustomerEntry customer, EventKey key) =>
        _digest.Of(customer.Key.CustomerId, unchecked((customer.Number << KindBits) + (int)key.Kind), key.EventId);

    private readonly record struct Row(Digest128 Digest, long Ticks);
}
