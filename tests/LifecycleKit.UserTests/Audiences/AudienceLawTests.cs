using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests.Audiences;

/// <summary>Audiences over a store in memory, and over one of a user, in random shops.</summary>
public class AudienceLawTests
{
    [Theory]
    [InlineData(false, 24)]
    [InlineData(true, 8)]
    public async Task FindAsync_AtAnyInstant_IsTheFilterOverAllViews(bool isJson, int count)
    {
        var found = 0;
        for (var seed = 0; seed < count; seed++) found += await AudienceLaw.HoldsAsync(New(isJson), seed, steps: 60);
        TestContext.Current.TestOutputHelper?.WriteLine($"{found} found.");
        Assert.True(found > 50 * count, $"The shops say too little: {found} found.");
    }

    [Theory]
    [InlineData(false, 24)]
    [InlineData(true, 8)]
    public async Task FindEnteredAsync_BetweenAnyInstants_IsTheDifferenceOfTheAudiences(bool isJson, int count)
    {
        var moved = 0;
        for (var seed = 0; seed < count; seed++) moved += await AudienceLaw.MovesHoldAsync(New(isJson), seed, steps: 60);
        TestContext.Current.TestOutputHelper?.WriteLine($"{moved} moved.");
        Assert.True(moved > 10 * count, $"The shops say too little: {moved} moved.");
    }

    private static ICustomerStore New(bool isJson) => isJson ? new JsonCustomerStore() : new InMemoryCustomerStore();
}
