using LifecycleKit.Tracking;
using Microsoft.Extensions.DependencyInjection;

namespace LifecycleKit.UserTests.Accounts;

/// <summary>A host with the shop of the contacts, which has no name, and that of their accounts, over one store.</summary>
internal sealed class AccountShops : IAsyncDisposable
{
    public const string Accounts = "accounts";

    private readonly ServiceProvider _services;

    /// <param name="store">The store.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="contacts">Configures the shop of the contacts.</param>
    /// <param name="accounts">Configures the shop of the accounts; null for a host that does not have it.</param>
    /// <param name="handler">A handler of the transitions of accounts; null for none.</param>
    public AccountShops(
        ICustomerStore store, TimeProvider clock, Action<LifecycleOptions> contacts, Action<LifecycleOptions>? accounts,
        ITransitionHandler? handler = null)
    {
        var services = new ServiceCollection().AddSingleton(store).AddSingleton(clock);
        services.AddLifecycle(contacts);
        if (accounts is not null)
        {
            var builder = services.AddLifecycle(Accounts, accounts);
            if (handler is not null)
            {
                services.AddSingleton(handler);
                builder.AddTransitionHandler<Passing>("noting");
            }
        }

        _services = services.BuildServiceProvider();
    }

    public LifecycleTracker Contacts => _services.GetRequiredService<LifecycleTracker>();

    public LifecycleTracker Of => _services.GetRequiredKeyedService<LifecycleTracker>(Accounts);

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private sealed class Passing(ITransitionHandler handler) : ITransitionHandler
    {
        public ValueTask HandleAsync(TransitionNotice notice, CancellationToken cancellationToken) =>
            handler.HandleAsync(notice, cancellationToken);
    }
}
