using Microsoft.Extensions.Time.Testing;

namespace Shop.Tests;

/// <summary>One host on one file for the tests of a class, each of which has customers of its own.</summary>
public sealed class SharedShop : IAsyncDisposable
{
    private readonly ShopDatabase _database = ShopDatabase.Sqlite();

    public SharedShop() => App = new ShopApp(_database, Clock);

    public FakeTimeProvider Clock { get; } = ShopApp.NewClock();

    internal ShopApp App { get; }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await _database.DisposeAsync();
    }
}
