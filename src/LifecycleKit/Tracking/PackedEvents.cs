using System.Collections.Immutable;
using System.Runtime.InteropServices;
using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

/// <summary>Kept events in few bytes, one after another: the number of the row, then the event.</summary>
internal static class PackedEvents
{
    public static void Write(PackedWriter to, long number, in CustomerEvent customerEvent)
    {
        to.Count((ulong)number);
        customerEvent.Pack(to);
    }

    /// <param name="bytes">The events.</param>
    /// <param name="count">The number of events.</param>
    public static ImmutableArray<KeptEvent> Read(ReadOnlySpan<byte> bytes, int count)
    {
        if (count == 0) return [];
        var events = new KeptEvent[count];
        var from = new PackedReader(bytes);
        for (var i = 0; i < count; i++) events[i] = new KeptEvent((long)from.Count(), CustomerEvent.Unpack(ref from));
        return ImmutableCollectionsMarshal.AsImmutableArray(events);
    }
}
