using System.Collections.Immutable;
using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

/// <summary>
/// The remembered ids of events of a shop in memory, as digests of 128 bits under a random key. The store holds its lock around every call.
/// </summary>
[Mutable("belongs to a store, which holds its lock")]
internal sealed class SeenEventTable
{
    // So that a call after a long rest does not forget for long.
    private const int MaxForgotten = 1_024;

    private const int KindBits = 6;

    private readonly KeyedDigest _digest = new();
    private readonly Dictionary<Digest128, long> _seen = [];
    private readonly Queue<(Digest128 Digest, long Ticks)> _inOrder = new();

    /// <summary>The number of remembered ids, for tests.</summary>
    public int Count => _seen.Count;

    /// <summary>Returns when an event was recorded; null when its id is not remembered.</summary>
    public DateTimeOffset? Find(CustomerEntry customer, EventKey key) =>
        _seen.TryGetValue(DigestOf(customer, key), out var ticks) ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <summary>
    /// Remembers ids, and forgets those of the shop that are no longer needed, also of customers who are never seen again.
    /// </summary>
    public void Add(CustomerEntry customer, ImmutableArray<SeenEvent> added, DateTimeOffset? forgetBefore)
    {
        foreach (var seen in added)
        {
            var digest = DigestOf(customer, seen.Key);
            _seen[digest] = seen.SeenAt.UtcTicks;
            _inOrder.Enqueue((digest, seen.SeenAt.UtcTicks));
        }

        for (var i = 0; i < MaxForgotten && _inOrder.TryPeek(out var oldest) && oldest.Ticks < forgetBefore?.UtcTicks; i++)
        {
            _inOrder.Dequeue();
            // The same id may have been recorded again after the horizon.
            if (_seen.TryGetValue(oldest.Digest, out var ticks) && ticks == oldest.Ticks) _seen.Remove(oldest.Digest);
        }
    }

    /// <summary>Forgets an id.</summary>
    public void Remove(CustomerEntry customer, EventKey key) => _seen.Remove(DigestOf(customer, key));

    /// <summary>
    /// Returns the digest of an id of a customer. The number of the customer is part of it: a customer who is removed and comes back has
    /// another one, so that ids of events that were no longer kept are not found any more either.
    /// </summary>
    private Digest128 DigestOf(CustomerEntry customer, EventKey key) =>
        _digest.Of(customer.Key.CustomerId, unchecked((customer.Number << KindBits) + (int)key.Kind), key.EventId);
}
