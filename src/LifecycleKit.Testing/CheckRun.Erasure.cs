using LifecycleKit.Tracking;

namespace LifecycleKit.Testing;

internal sealed partial class CheckRun
{
    /// <summary>The tombstone of the customers that checks erase.</summary>
    public const string Tombstone = "anna's tombstone";

    /// <summary>The instant of that tombstone.</summary>
    public static DateTimeOffset ErasedAt { get; } = StoreContent.Start.AddDays(1);

    /// <summary>Returns the erasure of a customer.</summary>
    public static CustomerErasure Erasure(CustomerKey key, long sequence, DateTimeOffset? at = null) => new()
    {
        Key = key, ExpectedSequence = sequence, Tombstone = Tombstone, At = at ?? ErasedAt,
    };

    /// <summary>Erases a customer, which must succeed.</summary>
    public async Task EraseAsync(ExpectedCustomer customer)
    {
        var erasure = Erasure(customer.Key, customer.Sequence);
        ExpectEqual("outcome of an erasure", SaveOutcome.Saved, await Store.EraseAsync(erasure, Token));
        customer.Erase();
    }

    /// <summary>Expects that nothing is left of a customer except the tombstone.</summary>
    public async Task ExpectErasedAsync(ExpectedCustomer customer, bool isTombstoneExpected = true)
    {
        var loaded = await Store.LoadAsync(customer.Key, StoreContent.VisitKey("v1"), Token);
        ExpectEqual("load of an erased customer", new StoredCustomer(null, 0), loaded);
        await ExpectStoredAsync(customer);
        await ExpectTransitionsAsync(customer);
        await ExpectDeliveriesAsync("deliveries", customer, ErasedAt.AddYears(1));
        var orders = await ReadingChecks.ReadAsync(this, Store.ReadOrdersAsync(customer.Key.Scope, null, Token));
        ExpectEqual("orders", false, orders.Any(one => one.Customer == customer.Key));
        ExpectEqual(
            "instant of the tombstone", isTombstoneExpected ? ErasedAt : (DateTimeOffset?)null,
            await Store.FindTombstoneAsync(customer.Key.Scope, Tombstone, Token));
    }
}
