using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

/// <summary>
/// Keeps customers and publications. Registered as a singleton; called from many threads and by many trackers at the same time.
/// </summary>
/// <remarks>
/// <para>All content is plain data. A store does not read documents; it keeps <c>Version</c> and <c>DueAt</c> in columns with an index.
/// Scopes, ids and names are compared ordinally, as are keys of a dictionary.</para>
/// <para>An order id belongs to the first customer of the shop who saves it. A lease is an instant on a row: a customer or an event that a
/// host took and did not finish can be taken again after that instant.</para>
/// <para>Instants are kept to the tick, from year 1 to year 9999. A maximum count below 1 throws
/// <see cref="ArgumentOutOfRangeException"/>; a cancelled token throws <see cref="OperationCanceledException"/>, and nothing changes. The
/// package LifecycleKit.Testing checks all rules of this contract.</para>
/// </remarks>
public interface ICustomerStore
{
    /// <summary>Whether the content outlives the process.</summary>
    bool IsDurable { get; }

    /// <summary>Loads a customer.</summary>
    /// <param name="key">The customer.</param>
    /// <param name="eventKey">The kind and id of an event, to look up whether the customer has it; null for none.</param>
    /// <param name="cancellationToken">Cancels the load.</param>
    /// <returns>The record, null for an unknown customer, the number of the last publication of the shop, and when the event was
    /// recorded.</returns>
    ValueTask<StoredCustomer> LoadAsync(CustomerKey key, EventKey? eventKey, CancellationToken cancellationToken);

    /// <summary>Loads the kept events of a customer, in the order of their numbers. Called when a replay needs them.</summary>
    /// <param name="key">The customer.</param>
    /// <param name="cancellationToken">Cancels the load.</param>
    ValueTask<IReadOnlyList<KeptEvent>> LoadEventsAsync(CustomerKey key, CancellationToken cancellationToken);

    /// <summary>Saves a change of a customer atomically, if the customer was not saved since the load. A save ends a lease.</summary>
    /// <param name="change">The change.</param>
    /// <param name="cancellationToken">Cancels the save; a cancelled save changes nothing.</param>
    /// <returns>The outcome. <see cref="SaveOutcome.Conflict"/> when the stored sequence is not the expected one; of several reasons not to
    /// save it is the one to return.</returns>
    ValueTask<SaveOutcome> SaveAsync(CustomerChange change, CancellationToken cancellationToken);

    /// <summary>
    /// Returns due customers of a shop, the longest overdue first, and leases them, so that no other host takes them too. Reads only due
    /// customers.
    /// </summary>
    /// <param name="scope">The shop.</param>
    /// <param name="asOf">The latest due instant, included. Leases that end at or before it have ended.</param>
    /// <param name="leasedUntil">The end of the leases. A save of a customer ends the lease earlier.</param>
    /// <param name="maxCount">The maximum number of customers, at least 1.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    ValueTask<IReadOnlyList<CustomerKey>> TakeDueAsync(
        string scope, DateTimeOffset asOf, DateTimeOffset leasedUntil, int maxCount, CancellationToken cancellationToken);

    /// <summary>
    /// Returns customers of a shop whose last save has another version than the one in force, and leases them. Reads only these customers.
    /// </summary>
    /// <param name="scope">The shop.</param>
    /// <param name="version">The version in force.</param>
    /// <param name="asOf">The current instant. Leases that end at or before it have ended.</param>
    /// <param name="leasedUntil">The end of the leases. A save of a customer ends the lease earlier.</param>
    /// <param name="maxCount">The maximum number of customers, at least 1.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    ValueTask<IReadOnlyList<CustomerKey>> TakeOutdatedAsync(
        string scope, string version, DateTimeOffset asOf, DateTimeOffset leasedUntil, int maxCount, CancellationToken cancellationToken);

    /// <summary>
    /// Returns the customers of a shop, in ordinal order of their ids: that of UTF-16 or that of UTF-8, which differ for a few characters.
    /// </summary>
    /// <param name="scope">The shop.</param>
    /// <param name="afterCustomerId">The last id of the previous page; null for the first page.</param>
    /// <param name="maxCount">The maximum number of customers, at least 1.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    ValueTask<IReadOnlyList<CustomerKey>> ListAsync(
        string scope, string? afterCustomerId, int maxCount, CancellationToken cancellationToken);

    /// <summary>
    /// Accepts an event, to be applied later. An event is accepted each time, also when it was recorded before. Its number is higher than
    /// every number that the shop has used, also of events that are removed.
    /// </summary>
    /// <param name="key">The customer.</param>
    /// <param name="customerEvent">The event.</param>
    /// <param name="cancellationToken">Cancels the call; a cancelled call changes nothing.</param>
    ValueTask AppendPendingAsync(CustomerKey key, CustomerEvent customerEvent, CancellationToken cancellationToken);

    /// <summary>
    /// Returns pending events of a shop, in the order of their numbers, and leases them. An event waits while an earlier pending event of
    /// the same customer is leased, unless that one has failed.
    /// </summary>
    /// <param name="scope">The shop.</param>
    /// <param name="asOf">The current instant. Leases that end at or before it have ended.</param>
    /// <param name="leasedUntil">The end of the leases.</param>
    /// <param name="maxCount">The maximum number of events, at least 1.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    ValueTask<IReadOnlyList<PendingEvent>> TakePendingAsync(
        string scope, DateTimeOffset asOf, DateTimeOffset leasedUntil, int maxCount, CancellationToken cancellationToken);

    /// <summary>Sets the failures of a pending event, and leases it until the next attempt. Without the event nothing changes.</summary>
    /// <param name="scope">The shop.</param>
    /// <param name="number">The number of the event.</param>
    /// <param name="failureCount">The number of failed attempts.</param>
    /// <param name="leasedUntil">The instant of the next attempt.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    ValueTask DeferPendingAsync(
        string scope, long number, int failureCount, DateTimeOffset leasedUntil, CancellationToken cancellationToken);

    /// <summary>Removes a pending event that changed nothing. Without the event nothing changes.</summary>
    /// <param name="scope">The shop.</param>
    /// <param name="number">The number of the event.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    ValueTask RemovePendingAsync(string scope, long number, CancellationToken cancellationToken);

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
/// <param name="SeenAt">The instant at which the asked event was recorded, in UTC; null when it is not remembered or no event was
/// asked.</param>
/// <remarks>Thread-safe: no member can be set.</remarks>
[Mutable("carries a record, which makes its history when first asked for it")]
public readonly record struct StoredCustomer(CustomerRecord? Record, long PublicationNumber, DateTimeOffset? SeenAt = null);
