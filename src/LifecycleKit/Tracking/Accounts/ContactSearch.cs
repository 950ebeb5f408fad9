using System.Runtime.CompilerServices;

namespace LifecycleKit.Tracking;

/// <summary>Looks for the contacts of an account, by the index of accounts.</summary>
/// <param name="accountId">The account.</param>
internal sealed class ContactSearch(string accountId) : CustomerSearch
{
    public override void Check(LifecycleRuntime runtime)
    {
    }

    public override ValueTask<IReadOnlyList<CustomerKey>> ListAsync(
        ICustomerStore store, string scope, LifecycleRuntime runtime, DateTimeOffset now, string? afterCustomerId, int maxCount,
        CancellationToken cancellationToken) => store.ListInStagesAsync(
            new StageQuery(scope, AccountIndex.Track, runtime.Version, now), [AccountIndex.StageOf(accountId)], afterCustomerId, maxCount,
            cancellationToken);

    public override ValueTask<bool> IncludesAsync(FoundCustomer customer, ICustomerStore store, CancellationToken cancellationToken) =>
        new(Has(customer.Work.Record));

    /// <summary>Reads the keys of the contacts of an account.</summary>
    /// <param name="contacts">The tracker of the contacts.</param>
    /// <param name="accountId">The account.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static async IAsyncEnumerable<CustomerKey> ReadAsync(
        LifecycleTracker contacts, string accountId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var search = new ContactSearch(accountId);
        string? after = null;
        while (true)
        {
            var (runtime, now) = await contacts.NowAsync(cancellationToken).ConfigureAwait(false);
            var keys = await search.ListAsync(
                contacts.Store, contacts.Scope, runtime, now, after, CustomerPages.MaxListed, cancellationToken).ConfigureAwait(false);
            if (keys.Count == 0) yield break;
            var stored = await contacts.Store.LoadManyAsync([.. keys.Select(key => new CustomerQuery(key, []))], cancellationToken)
                .ConfigureAwait(false);
            foreach (var one in stored)
                if (one.Record is { Document.LinkedTo: null } record && search.Has(record)) yield return record.Key;
            after = keys[^1].CustomerId;
        }
    }

    private bool Has(CustomerRecord record) => string.Equals(record.History.Accounts.AccountId, accountId, StringComparison.Ordinal);
}
