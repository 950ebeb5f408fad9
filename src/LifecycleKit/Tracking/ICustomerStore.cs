namespace LifecycleKit.Tracking;

/// <summary>Keeps customers and publications. Registered as a singleton; called from many threads, and by many trackers, at once.</summary>
/// <remarks>
/// Everything is plain data. A store does not look into documents; it keeps <c>Version</c> and <c>DueAt</c> where it can search by them.
/// </remarks>
public interface ICustomerStore
{
    /// <summary>Whether what is kept outlives the process.</summary>
    bool IsDurable { get; }

    /// <summary>Loads a customer.</summary>
    /// <param name="key">The customer.</param>
    /// <param name="cancellationToken">Cancels the load.</param>
    /// <returns>The record, or none, and the number of the shop's last publication.</returns>
    ValueTask<StoredCustomer> LoadAsync(CustomerKey key, CancellationToken cancellationToken);

    /// <summary>Saves a change of a customer, if the customer has not been saved since they were loaded. All of it, or nothing.</summary>
    /// <param name="change">The change.</param>
    /// <param name="cancellationToken">Cancels the save, which then has not happened.</param>
    /// <returns>False, with nothing saved, when the stored sequence is another. After true the stored sequence is one higher.</returns>
    ValueTask<bool> TrySaveAsync(CustomerChange change, CancellationToken cancellationToken);

    /// <summary>Finds customers of a shop who are due, the longest overdue first, without looking at the others.</summary>
    /// <param name="scope">The shop.</param>
    /// <param name="asOf">Until when, included.</param>
    /// <param name="maxCount">How many at most, at least 1.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    ValueTask<IReadOnlyList<CustomerKey>> FindDueAsync(string scope, DateTimeOffset asOf, int maxCount, CancellationToken cancellationToken);

    /// <summary>
    /// Finds customers of a shop who were last saved under another version than the one in force, without looking at the others.
    /// </summary>
    /// <param name="scope">The shop.</param>
    /// <param name="version">The version in force.</param>
    /// <param name="maxCount">How many at most, at least 1.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    ValueTask<IReadOnlyList<CustomerKey>> FindOutdatedAsync(string scope, string version, int maxCount, CancellationToken cancellationToken);

    /// <summary>Lists the customers of a shop, in ordinal order of their ids.</summary>
    /// <param name="scope">The shop.</param>
    /// <param name="afterCustomerId">The id after which to go on; null to begin.</param>
    /// <param name="maxCount">How many at most, at least 1.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    ValueTask<IReadOnlyList<CustomerKey>> ListAsync(string scope, string? afterCustomerId, int maxCount, CancellationToken cancellationToken);

    /// <summary>Loads what was published in a shop, by number.</summary>
    /// <param name="scope">The shop.</param>
    /// <param name="cancellationToken">Cancels the load.</param>
    ValueTask<IReadOnlyList<Publication>> LoadPublicationsAsync(string scope, CancellationToken cancellationToken);

    /// <summary>Adds publications to a shop, if none was added since they were loaded. All of them, or none.</summary>
    /// <param name="scope">The shop.</param>
    /// <param name="expectedNumber">The number of the last publication that was loaded; 0 for none.</param>
    /// <param name="publications">The publications, numbered from <paramref name="expectedNumber"/> + 1 on.</param>
    /// <param name="cancellationToken">Cancels the call, which then has not happened.</param>
    /// <returns>False, with nothing added, when the last number is another.</returns>
    ValueTask<bool> TryPublishAsync(string scope, long expectedNumber, IReadOnlyList<Publication> publications, CancellationToken cancellationToken);

    /// <summary>
    /// Returns the secret of a shop, under which subject keys are made; the first candidate becomes the secret and stays it.
    /// </summary>
    /// <param name="scope">The shop.</param>
    /// <param name="candidate">A secret to keep if there is none.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    ValueTask<string> GetOrAddSecretAsync(string scope, string candidate, CancellationToken cancellationToken);
}
