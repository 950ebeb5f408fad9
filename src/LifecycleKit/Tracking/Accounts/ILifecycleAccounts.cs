using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

/// <summary>
/// Finds the contacts of accounts: the customers of a shop that rolls up to accounts (<see cref="LifecycleOptions.RollUpTo"/>).
/// </summary>
/// <remarks>
/// A customer becomes a contact by <see cref="CustomerEvent.AccountJoined"/>. The account itself is a customer of the other shop:
/// ask the tracker of that shop for its view.
/// </remarks>
public interface ILifecycleAccounts
{
    /// <summary>Returns the accounts that a customer is and was a contact of, and what is known of their stages.</summary>
    /// <param name="customerId">The host's id of the customer, used as it is.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The memberships; of linked identities those of the group, and for an unknown customer none.</returns>
    /// <exception cref="ArgumentException">The id is empty or too long.</exception>
    ValueTask<AccountMemberships> GetMembershipsAsync(string customerId, CancellationToken cancellationToken = default);

    /// <summary>Returns the views of the current contacts of an account, in ordinal order of their ids, from an index.</summary>
    /// <param name="accountId">The host's id of the account, as contacts have joined it.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <exception cref="ArgumentException">The id is blank.</exception>
    IAsyncEnumerable<CustomerView> FindContactsAsync(string accountId, CancellationToken cancellationToken = default);

    /// <summary>Returns a page of <see cref="FindContactsAsync"/>.</summary>
    /// <param name="accountId">The host's id of the account, as contacts have joined it.</param>
    /// <param name="afterCustomerId">The last id of the previous page; null for the first page.</param>
    /// <param name="maxCount">The maximum number of contacts, at least 1.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <exception cref="ArgumentException">The id is blank.</exception>
    ValueTask<IReadOnlyList<CustomerView>> FindContactPageAsync(
        string accountId, string? afterCustomerId = null, int maxCount = 100, CancellationToken cancellationToken = default);
}
