namespace LifecycleKit.Tracking;

/// <summary>
/// The customers of a shop by the ids of their orders: 8 bytes an order for hash code and number of the customer. The owner of the table
/// compares the ids, since hash codes can be equal.
/// </summary>
/// <remarks>In parts that grow one at a time, so that no call moves all orders.</remarks>
[Mutable("belongs to a store, which holds its lock")]
internal sealed class OrderOwners
{
    private const int PartBits = 6;

    // The parts begin with different lengths, so that later, too, they do not all grow at once.
    private const int MinFirstLength = 16;

    private readonly Part[] _parts = new Part[1 << PartBits];

    /// <summary>Returns the numbers of the customers who may have an order, in <paramref name="numbers"/>.</summary>
    public void FindCandidates(string orderId, List<int> numbers)
    {
        numbers.Clear();
        var hash = HashOf(orderId);
        ref var part = ref PartOf(hash);
        if (part.Slots is not { } slots) return;
        for (var i = SlotOf(hash, slots.Length); slots[i] != 0; i = Next(i, slots.Length))
        {
            if ((uint)(slots[i] >> 32) == hash) numbers.Add((int)(slots[i] & uint.MaxValue) - 1);
        }
    }

    public void Add(string orderId, int number)
    {
        var hash = HashOf(orderId);
        ref var part = ref PartOf(hash);
        part.Slots ??= new ulong[MinFirstLength + (int)(hash >> 32 - PartBits) % MinFirstLength];
        if (6 * (part.Count + 1L) > 5L * part.Slots.Length) part.Slots = Larger(part.Slots);
        part.Count++;
        Put(part.Slots, (ulong)hash << 32 | (uint)(number + 1));
    }

    /// <summary>Removes an order of a customer.</summary>
    public void Remove(string orderId, int number)
    {
        var hash = HashOf(orderId);
        ref var part = ref PartOf(hash);
        if (part.Slots is not { } slots) return;
        var free = SlotOf(hash, slots.Length);
        while (slots[free] != ((ulong)hash << 32 | (uint)(number + 1)))
        {
            if (slots[free] == 0) return;
            free = Next(free, slots.Length);
        }

        part.Count--;
        // An item after the free slot moves into it, unless its own search begins between the two.
        for (var i = Next(free, slots.Length); slots[i] != 0; i = Next(i, slots.Length))
        {
            var wanted = SlotOf((uint)(slots[i] >> 32), slots.Length);
            if (free <= i ? wanted > free && wanted <= i : wanted > free || wanted <= i) continue;
            slots[free] = slots[i];
            free = i;
        }

        slots[free] = 0;
    }

    private static int Next(int place, int length) => place + 1 == length ? 0 : place + 1;

    private static uint HashOf(string orderId) => unchecked((uint)string.GetHashCode(orderId));

    /// <summary>Returns the first slot for a hash code, by its bits after those of the part.</summary>
    private static int SlotOf(uint hash, int length) => (int)((ulong)unchecked(hash << PartBits) * (uint)length >> 32);

    private static void Put(ulong[] slots, ulong item)
    {
        var i = SlotOf((uint)(item >> 32), slots.Length);
        while (slots[i] != 0) i = Next(i, slots.Length);
        slots[i] = item;
    }

    private static ulong[] Larger(ulong[] slots)
    {
        // By an eighth, since a table of all orders of a shop that doubles would be half empty at times.
        var larger = new ulong[slots.Length + slots.Length / 8];
        foreach (var item in slots)
        {
            if (item != 0) Put(larger, item);
        }

        return larger;
    }

    private ref Part PartOf(uint hash) => ref _parts[hash >> 32 - PartBits];

    private struct Part
    {
        public ulong[]? Slots;
        public int Count;
    }
}
