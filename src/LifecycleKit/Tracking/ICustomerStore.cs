namespace LifecycleKit.Tracking;

/// <summary>
/// Keeps customers and publications. Registered as a singleton; called from many threads and by many trackers at the same time.
/// </summary>
/// <remarks>
/// All content is plain data. A store does not read documents; it keeps <c>Version</c> and <c>DueAt</c> in columns with an index.
/// </remarks>
public interface ICustomerStore
{
    /// <summary>Whether the content outlives the process.</summary>
    bool IsDurable { get; }

    /// <summary>Loads a customer.</summary>
    /// <param name="key">The customer.</param>
    /// <param name="cancellationToken">Cancels the load.</param>
    /// <returns>The record, null for an unknown customer, and the number of the last publication of the shop.</returns>
    ValueTask<StoredCustomer> LoadAsync(CustomerKey key, CancellationToken cancellationToken);

    /// <summary>Saves a change of a customer atomically, if the customer was not saved since the load.</summary>
    /// <param name="change">The change.</param>
    /// <param name="cancellationToken">Cancels the save; a cancelled save changes nothing.</param>
    /// <returns>True when saved: the stored sequence is then one higher. False when the stored sequence is another one: then nothing is
    /// saved.</returns>
    ValueTask<bool> TrySaveAsync(CustomerChange change, CancellationToken cancellationToken);

    /// <summary>Returns due customers of a shop, the longest overdue first. Reads only due customers.</summary>
    /// <param name="scope">The shop.</param>
    /// <param name="asOf">The latest due instant, included.</param>
    /// <param name="maxCount">The maximum number of customers, at least 1.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    ValueTask<IReadOnlyList<CustomerKey>> FindDueAsync(
        string scope, DateTimeOffset asOf, int maxCount, CancellationToken cancellationToken);

    /// <summary>
    /// Returns customers of a shop whose last save has another version than the one in force. Reads only these customers.
    /// </summary>
    /// <param name="scope">The shop.</param>
    /// <param name="version">The version in force.</param>
    /// <param name="maxCount">The maximum number of customers, at least 1.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    ValueTask<IReadOnlyList<CustomerKey>> FindOutdatedAsync(
        string scope, string version, int maxCount, CancellationToken cancellationToken);

    /// <summary>Returns the customers of a shop, in ordinal order of their ids.</summary>
    /// <param name="scope">The shop.</param>
    /// <param name="afterCustomerId">The last id of the previous page; null for the first page.</param>
    /// <param name="maxCount">The maximum number of customers, at least 1.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    ValueTask<IReadOnlyList<CustomerKey>> ListAsync(
        string scope, string? afterCustomerId, int maxCount, CancellationToken cancellationToken);

    /// <summary>Loads all publications of a shop, ordered by number.</summary>
    /// <param name="scope">The shop.</param>
    /// <param name="cancellationToken">Cancels the load.</param>
    ValueTask<IReadOnlyList<Publication>> LoadPublicationsAsync(string scope, CancellationToken cancellationToken);

    /// <summary>Adds publications to a shop atomically, if none was added since the load.</summary>
    /// <param name="scope">The shop.</param>
    /// <param name="expectedNumber">The number of the last loaded publication; 0 for none.</param>
    /// <param name="publications">The publications, numbered from <paramref name="expectedNumber"/> + 1 on.</param>
    /// <param name="cancellationToken">Cancels the call; a cancelled call changes nothing.</param>
    /// <returns>True when added. False when the last number is another one: then nothing is added.</returns>
    ValueTask<bool> TryPublishAsync(
        string scope, long expectedNumber, IReadOnlyList<Publication> publications, CancellationToken cancellationToken);

    /// <summary>
    /// Returns the secret of a shop, from which subject keys are made. The first candidate becomes the secret permanently.
    /// </summary>
    /// <param name="scope">The shop.</param>
    /// <param name="candidate">The secret to store if the shop has none.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    ValueTask<string> GetOrAddSecretAsync(string scope, string candidate, CancellationToken cancellationToken);
}

/// <summary>The result of loading a customer from a store.</summary>
/// <param name="Record">The customer; null for an unknown key.</param>
/// <param name="PublicationNumber">The number of the shop's last publication; 0 for none. A tracker compares it at each load to notice new
/// publications.</param>
/// <remarks>Thread-safe: no member can be set.</remarks>
[Mutable("carries a record, which makes its history when first asked for it")]
public readonly record struct StoredCustomer(CustomerRecord? Record, long PublicationNumber);
