using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests.Identities;

/// <summary>Identities under concurrency, over a store in memory and over one of a user.</summary>
public class IdentityRaceTests
{
    [Theory]
    [InlineData(false, 20)]
    [InlineData(true, 5)]
    public async Task LinkAsync_BesideOtherCalls_LosesNothing(bool isJson, int count)
    {
        var changes = 0;
        for (var seed = 0; seed < count; seed++)
        {
            var trackers = Open(isJson);
            changes += await IdentityRace.HoldsAsync(trackers, seed, Shop.Start, steps: 30);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{changes} changes.");
        Assert.True(changes > 5 * count, $"The races say too little: {changes} changes.");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task LinkAsync_OfTwoCustomersToEachOther_EndsInOneOfThem(bool isJson)
    {
        var trackers = Open(isJson);
        for (var round = 0; round < 30; round++) await IdentityRace.CrossedAsync(trackers[0], trackers[1], Shop.Start, round);
    }

    private static ILifecycleTracker[] Open(bool isJson)
    {
        ICustomerStore store = isJson ? new JsonCustomerStore() : new InMemoryCustomerStore();
        var clock = new ShopClock(Shop.Start);
        return [.. Enumerable.Range(0, 2).Select(_ => new Shop(Shop.With(Shop.Quiet(30)), store, clock).Tracker)];
    }
}
