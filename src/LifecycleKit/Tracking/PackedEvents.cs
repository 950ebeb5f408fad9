using System.Collections.Immutable;
using System.Runtime.InteropServices;
using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

/// <summary>Kept events in few bytes, one after another: the number of the row, the identity unless it is 0, then the event.</summary>
internal static class PackedEvents
{
    // In the place of the kind of an event, of which there are few.
    private const byte HasIdentity = 0xFF;

    public static void Write(PackedWriter to, in KeptEvent kept)
    {
        to.Count((ulong)kept.Number);
        if (kept.Identity != 0)
        {
            to.Byte(HasIdentity);
            to.Number(kept.Identity);
        }

        kept.Event.Pack(to);
    }

    /// <param name="bytes">The events.</param>
    /// <param name="count">The number of events.</param>
    public static ImmutableArray<KeptEvent> Read(ReadOnlySpan<byte> bytes, int count)
    {
        if (count == 0) return [];
        var events = new KeptEvent[count];
        var from = new PackedReader(bytes);
        for (var i = 0; i < count; i++)
        {
            var number = (long)from.Count();
            var identity = from.Takes(HasIdentity) ? (int)from.Number() : 0;
            events[i] = new KeptEvent(number, CustomerEvent.Unpack(ref from), identity);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(events);
    }
}
