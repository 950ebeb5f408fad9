using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests.Identities;

/// <summary>Link, unlink and rename in any order, over a store in memory and over one of a user.</summary>
public class IdentityLawTests
{
    [Theory]
    [InlineData(false, false, 150)]
    [InlineData(true, false, 20)]
    [InlineData(false, true, 50)]
    public async Task LinkAsync_InAnyOrderWithOthers_IsTheReplayOfTheUnion(bool isJson, bool isRetained, int count)
    {
        var changes = 0;
        for (var seed = 0; seed < count; seed++)
        {
            ICustomerStore store = isJson ? new JsonCustomerStore() : new InMemoryCustomerStore();
            changes += await IdentityLaw.HoldsAsync(store, seed, steps: 80, isRetained);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{changes} changes.");
        Assert.True(changes > 10 * count, $"The histories say too little: {changes} changes.");
    }
}
