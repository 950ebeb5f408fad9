using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests.Accounts;

/// <summary>The law of accounts over a store in memory and over one of a user, by one host and by two.</summary>
public class AccountLawTests
{
    [Theory]
    [InlineData(false, 1, 25)]
    [InlineData(false, 2, 10)]
    [InlineData(true, 1, 3)]
    public async Task RecordAsync_OfContactsInAnyOrder_IsTheReplayOfTheAccount(bool isJson, int hosts, int count)
    {
        var moves = 0;
        for (var seed = 0; seed < count; seed++)
        {
            ICustomerStore store = isJson ? new JsonCustomerStore() : new InMemoryCustomerStore();
            moves += await AccountLaw.HoldsAsync(store, seed, steps: 60, hosts);
        }

        Assert.True(moves > 5 * count, $"The histories say too little: {moves} changes of accounts.");
    }
}
