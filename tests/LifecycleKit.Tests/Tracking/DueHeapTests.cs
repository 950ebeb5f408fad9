using LifecycleKit.Tracking;

namespace LifecycleKit.Tests.Tracking;

public class DueHeapTests
{
    /// <summary>The heap against a sorted list, with many equal instants.</summary>
    [Fact]
    public void Take_AfterAnyChanges_GivesTheLongestOverdueFirst()
    {
        var random = new Random(7);
        var entries = new List<CustomerEntry?>();
        for (var i = 0; i < 300; i++) entries.Add(new CustomerEntry(new CustomerKey("", $"c{random.Next(1_000_000)}-{i}"), i));
        var heap = new DueHeap(entries);
        for (var step = 0; step < 5_000; step++)
        {
            heap.Set(entries[random.Next(entries.Count)]!, random.Next(5) == 0 ? long.MaxValue : random.Next(100));
            if (step % 10 != 0) continue;
            var (asOf, count, odd) = (random.Next(120), random.Next(1, 60), random.Next(2));
            var expected = entries.Where(entry => entry!.DueTicks <= asOf && entry.Number % 2 == odd)
                .OrderBy(entry => entry!.DueTicks).ThenBy(entry => entry!.Key.CustomerId, StringComparer.Ordinal).Take(count);
            Assert.Equal(expected, heap.Take(asOf, count, entry => entry.Number % 2 == odd));
            var first = entries.Min(entry => entry!.DueTicks);
            Assert.Equal(first == long.MaxValue ? null : first, heap.First);
        }
    }
}
