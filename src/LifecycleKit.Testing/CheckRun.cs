using LifecycleKit.Customers;
using LifecycleKit.Tracking;

namespace LifecycleKit.Testing;

/// <summary>A run of one check: the store, and the calls and expectations that checks share.</summary>
internal sealed partial class CheckRun(
    string check, ICustomerStore store, Func<ICustomerStore, CancellationToken, ValueTask<ICustomerStore>>? reopen,
    CancellationToken token) : IAsyncDisposable
{
    /// <summary>The shop of most checks.</summary>
    public const string Shop = "kit";

    /// <summary>Another shop.</summary>
    public const string OtherShop = "kit-2";

    private readonly HashSet<CustomerKey> _known = [];

    public ICustomerStore Store { get; private set; } = store;

    public CancellationToken Token { get; } = token;

    /// <summary>Returns the key of a customer of the kit, which violations show with its id.</summary>
    public CustomerKey Key(string id, string scope = Shop)
    {
        var key = new CustomerKey(scope, id);
        lock (_known) _known.Add(key);
        return key;
    }

    /// <summary>Returns a customer of the kit who is not saved yet.</summary>
    public ExpectedCustomer Customer(string id, string scope = Shop) => new(Key(id, scope));

    /// <summary>Saves a new customer with one document and nothing else, except what a change adds.</summary>
    public async Task<ExpectedCustomer> AddAsync(string id, string scope = Shop, Func<CustomerChange, CustomerChange>? with = null)
    {
        var customer = Customer(id, scope);
        await SaveAsync(customer, with is null ? customer.Next() : with(customer.Next()));
        return customer;
    }

    /// <summary>Saves a change, which must succeed.</summary>
    public async Task SaveAsync(ExpectedCustomer customer, CustomerChange change)
    {
        ExpectEqual($"outcome of a save of {Text(change.Key)}", SaveOutcome.Saved, await Store.SaveAsync(change, Token));
        customer.Apply(change);
    }

    /// <summary>Saves a change that the store must refuse, and checks that the customer is as before.</summary>
    public async Task RefuseAsync(ExpectedCustomer customer, CustomerChange change, SaveOutcome outcome)
    {
        ExpectEqual($"outcome of a save of {Text(change.Key)}", outcome, await Store.SaveAsync(change, Token));
        await ExpectStoredAsync(customer);
        foreach (var seen in change.AddedSeen.Where(seen => !customer.Seen.ContainsKey(seen.Key)))
            await ExpectSeenAsync(customer.Key, seen.Key, null);
    }

    public async Task<CustomerRecord?> LoadAsync(CustomerKey key) => (await Store.LoadAsync(key, null, Token)).Record;

    public async Task<IReadOnlyList<CustomerKey>> TakeDueAsync(
        DateTimeOffset asOf, DateTimeOffset? until = null, int maxCount = 100, string scope = Shop) =>
        await Store.TakeDueAsync(scope, asOf, until ?? asOf.AddMinutes(5), maxCount, Token);

    public async Task<IReadOnlyList<CustomerKey>> TakeOutdatedAsync(
        string version, DateTimeOffset asOf, DateTimeOffset? until = null, int maxCount = 100, string scope = Shop) =>
        await Store.TakeOutdatedAsync(scope, version, asOf, until ?? asOf.AddMinutes(5), maxCount, Token);

    public async Task AppendAsync(CustomerKey key, CustomerEvent customerEvent) =>
        await Store.AppendPendingAsync(key, customerEvent, Token);

    public async Task<IReadOnlyList<PendingEvent>> TakePendingAsync(
        DateTimeOffset asOf, DateTimeOffset? until = null, int maxCount = 100, string scope = Shop) =>
        await Store.TakePendingAsync(scope, asOf, until ?? asOf.AddMinutes(5), maxCount, Token);

    /// <summary>Accepts one event of a customer and takes it.</summary>
    public async Task<PendingEvent> TakeOneAsync(CustomerKey key, CustomerEvent customerEvent, DateTimeOffset asOf)
    {
        await AppendAsync(key, customerEvent);
        var taken = await TakePendingAsync(asOf, scope: key.Scope);
        ExpectEqual("number of pending events that are taken", 1, taken.Count);
        return taken[0];
    }

    /// <summary>Replaces the store by a new one over the same content.</summary>
    public async Task ReopenAsync() => Store = await reopen!(Store, Token);

    public async ValueTask DisposeAsync()
    {
        if (Store is IAsyncDisposable asynchronous) await asynchronous.DisposeAsync();
        else (Store as IDisposable)?.Dispose();
    }
}
