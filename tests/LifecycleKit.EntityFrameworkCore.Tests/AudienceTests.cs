using LifecycleKit.UserTests.Audiences;

namespace LifecycleKit.EntityFrameworkCore.Tests;

/// <summary>Audiences over the store, in random shops: the same laws as in memory.</summary>
public abstract class AudienceTests : DatabaseTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task FindAsync_AtAnyInstant_IsTheFilterOverAllViews(int seed)
    {
        await using var database = await CreatedAsync();
        await using var host = new ShopHost(database.Configure);
        Assert.True(await AudienceLaw.HoldsAsync(host.Store, seed, steps: 60) > 20);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public async Task FindEnteredAsync_BetweenAnyInstants_IsTheDifferenceOfTheAudiences(int seed)
    {
        await using var database = await CreatedAsync();
        await using var host = new ShopHost(database.Configure);
        Assert.True(await AudienceLaw.MovesHoldAsync(host.Store, seed, steps: 60) > 5);
    }

    [Fact]
    public async Task ReadSegmentMovementAsync_BetweenAnyInstants_IsTheDifferenceOfTheViews()
    {
        await using var database = await CreatedAsync();
        await using var host = new ShopHost(database.Configure);
        Assert.True(await MovementLaw.HoldsAsync(host.Store, seed: 5, steps: 60) > 5);
    }

    [Fact]
    public async Task ReadSegmentMovementAsync_OfASimulatedShop_IsTheTableOfItsOrders()
    {
        await using var database = await CreatedAsync();
        await using var host = new ShopHost(database.Configure);
        Assert.True(await MovementLaw.EqualsTheBatchAsync(host.Store, customerCount: 150) > 50);
    }
}

public sealed class SqliteAudienceTests(SqliteDatabases files) : AudienceTests
{
    protected override DatabaseSource Databases => files;
}
