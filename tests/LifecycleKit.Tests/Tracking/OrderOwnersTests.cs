using LifecycleKit.Tracking;

namespace LifecycleKit.Tests.Tracking;

public class OrderOwnersTests
{
    /// <summary>The table against a dictionary: in any order of additions and removals, through many lengths of its parts.</summary>
    [Theory]
    [InlineData(1, 300)]
    [InlineData(2, 20_000)]
    public void FindCandidates_AfterAnyChanges_HasTheOwners(int seed, int maxCount)
    {
        var random = new Random(seed);
        var owners = new OrderOwners();
        var expected = new Dictionary<string, int>();
        for (var step = 0; step < 3 * maxCount; step++)
        {
            var id = $"order {random.Next(maxCount)}";
            if (expected.Remove(id, out var number)) owners.Remove(id, number);
            else owners.Add(id, expected[id] = random.Next(1_000));
        }

        var (found, otherCount) = (new List<int>(), 0);
        for (var i = 0; i < maxCount; i++)
        {
            owners.FindCandidates($"order {i}", found);
            if (!expected.TryGetValue($"order {i}", out var number))
            {
                otherCount += found.Count;
                continue;
            }

            Assert.Contains(number, found);
            otherCount += found.Count - 1;
        }

        // Two ids seldom have one hash code, which is another one in each run.
        Assert.InRange(otherCount, 0, 10);
        Assert.InRange(expected.Count, 1, maxCount);
    }
}
