using LifecycleKit.Customers;
using LifecycleKit.Tracking;

namespace LifecycleKit.Tests.Tracking;

public class SeenEventTableTests
{
    private static readonly DateTimeOffset Start = TrackerSetup.Start;

    /// <summary>
    /// The table against a dictionary: ids that are recorded, recorded again, removed one by one and forgotten after ten minutes.
    /// </summary>
    [Theory]
    [InlineData(1, 40)]
    [InlineData(2, 5_000)]
    public void Find_AfterAnyChanges_IsTheLastRecording(int seed, int idCount)
    {
        var random = new Random(seed);
        var table = new SeenEventTable();
        var expected = new Dictionary<int, DateTimeOffset>();
        for (var step = 0; step < 20_000; step++)
        {
            var now = Start.AddSeconds(step);
            var id = random.Next(idCount);
            if (random.Next(5) == 0)
            {
                table.Remove(CustomerOf(id), KeyOf(id));
                expected.Remove(id);
            }
            else
            {
                table.Add(CustomerOf(id), [new SeenEvent(KeyOf(id), now)], now.AddMinutes(-10));
                expected[id] = now;
                foreach (var old in expected.Where(one => one.Value < now.AddMinutes(-10)).Select(one => one.Key).ToList())
                    expected.Remove(old);
                Assert.Equal(expected.Count, table.Count);
            }

            var other = random.Next(idCount);
            Assert.Equal(expected.TryGetValue(other, out var at) ? at : null, table.Find(CustomerOf(other), KeyOf(other)));
        }

        Assert.InRange(expected.Count, 1, 600);
    }

    private static EventKey KeyOf(int id) => new(CustomerEventKind.Visit, $"v{id}");

    private static CustomerEntry CustomerOf(int id) => new(new CustomerKey(string.Empty, $"customer {id % 7}"), id % 7);
}
