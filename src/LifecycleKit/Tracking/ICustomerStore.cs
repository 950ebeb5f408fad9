using System.Collections.Immutable;
using LifecycleKit.Customers;
using LifecycleKit.Plays;

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
public interface ICustomerStore : IDeliveryStore, IAudienceStore, IErasureStore, IExportStore
{
    /// <summary>Whether the content outlives the process.</summary>
    bool IsDurable { get; }

    /// <summary>Loads a customer.</summary>
    /// <param name="key">The customer.</param>
    /// <param name="eventKey">The kind and id of an event, to look up whether the customer has it; null for none.</param>
    /// <param name="cancellationToken">Cancels the load.</param>
    /// <returns>The record, null for an unknown customer, the number of the last publication of the shop, when the event was recorded, and
    /// whether the customer has deliveries.</returns>
    ValueTask<StoredCustomer> LoadAsync(CustomerKey key, EventKey? eventKey, CancellationToken cancellationToken);

    /// <summary>Loads the kept events of a customer, in the order of their numbers. Called when a replay needs them.</summary>
    /// <param name="key">The customer.</param>
    /// <param name="cancellationToken">Cancels the load.</param>
    ValueTask<IReadOnlyList<KeptEvent>> LoadEventsAsync(CustomerKey key, CancellationToken cancellationToken);

    /// <summary>
    /// Loads several customers, each as of one instant. By default one after another; a store overrides it to need fewer round trips.
    /// </summary>
    /// <param name="queries">The customers, each of them once, and the events to look up.</param>
    /// <param name="cancellationToken">Cancels the load.</param>
    /// <returns>One result for each query, in the same order; <see cref="StoredCustomer.Seen"/> has the events that are
    /// remembered.</returns>
    async ValueTask<IReadOnlyList<StoredCustomer>> LoadManyAsync(
        IReadOnlyList<CustomerQuery> queries, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(queries);
        var loaded = new StoredCustomer[queries.Count];
        for (var i = 0; i < loaded.Length; i++)
        {
            var seen = ImmutableArray.CreateBuilder<SeenEvent>();
            foreach (var eventKey in queries[i].Events)
            {
                var found = await LoadAsync(queries[i].Key, eventKey, cancellationToken).ConfigureAwait(false);
                if (found.SeenAt is { } at) seen.Add(new SeenEvent(eventKey, at));
            }

            loaded[i] = await LoadAsync(queries[i].Key, null, cancellationToken).ConfigureAwait(false) with { Seen = seen.ToImmutable() };
        }

        return loaded;
    }

    /// <summary>Saves a change of a customer atomically, if the customer was not saved since the load. A save ends a lease.</summary>
    /// <param name="change">The change.</param>
    /// <param name="cancellationToken">Cancels the save; a cancelled save changes nothing.</param>
    /// <returns>The outcome. <see cref="SaveOutcome.Conflict"/> when the stored sequence is not the expected one; of several reasons not to
    /// save it is the one to return.</returns>
    ValueTask<SaveOutcome> SaveAsync(CustomerChange change, CancellationToken cancellationToken);

    /// <summary>
    /// Saves several changes, each of them atomically and with an outcome of its own. By default one after another; a store overrides it to
    /// need fewer round trips.
    /// </summary>
    /// <param name="changes">The changes, at most one of a customer.</param>
    /// <param name="cancellationToken">Cancels the save; of a cancelled save some changes may be saved.</param>
    /// <returns>One outcome for each change, in the same order.</returns>
    async ValueTask<IReadOnlyList<SaveOutcome>> SaveManyAsync(IReadOnlyList<CustomerChange> changes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var outcomes = new SaveOutcome[changes.Count];
        for (var i = 0; i < outcomes.Length; i++) outcomes[i] = await SaveAsync(changes[i], cancellationToken).ConfigureAwait(false);
        return outcomes;
    }

    /// <summary>
    /// Saves changes of several customers of one shop together, in one transaction: all of them or none. Identities are linked so: rows
    /// move from one customer to another.
    /// </summary>
    /// <param name="changes">The changes, at most one of a customer. An order is added by at most one of them; one that another customer of
    /// the operation removes (<see cref="CustomerChange.RemovedOrders"/>) may be added, whatever the order of the changes.</param>
    /// <param name="cancellationToken">Cancels the save; a cancelled save changes nothing.</param>
    /// <returns><see cref="SaveOutcome.Saved"/>; <see cref="SaveOutcome.Conflict"/> when one of the stored sequences is not the expected
    /// one, or a customer was erased; <see cref="SaveOutcome.Refused"/> when one of the orders belongs to another customer. When it is not
    /// saved, nothing is changed.</returns>
    /// <exception cref="ArgumentException">A change counts a play or applies a pending event.</exception>
    ValueTask<SaveOutcome> SaveTogetherAsync(IReadOnlyList<CustomerChange> changes, CancellationToken cancellationToken);

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
    /// Returns customers of a shop whose last sweep failed (<see cref="CustomerChange.FailureCount"/>), in the order of
    /// <see cref="ListAsync"/>. Reads only these customers.
    /// </summary>
    /// <param name="scope">The shop.</param>
    /// <param name="afterCustomerId">The last id of the previous page; null for the first page.</param>
    /// <param name="maxCount">The maximum number of customers, at least 1.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    ValueTask<IReadOnlyList<StuckCustomer>> ListStuckAsync(
        string scope, string? afterCustomerId, int maxCount, CancellationToken cancellationToken);

    /// <summary>Returns the work of a shop that waits in the store; of a shop without customers an empty one.</summary>
    /// <param name="scope">The shop.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    ValueTask<Backlog> LoadBacklogAsync(string scope, CancellationToken cancellationToken);

    /// <summary>
    /// Reads the orders of a shop, customer by customer in the order of <see cref="ListAsync"/>. Each customer is read as of one instant;
    /// what is saved during the reading may be read or not.
    /// </summary>
    /// <param name="scope">The shop.</param>
    /// <param name="afterCustomerId">The last customer who is not read; null to read all customers.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    IAsyncEnumerable<CustomerRows<LedgerEntry>> ReadOrdersAsync(
        string scope, string? afterCustomerId, CancellationToken cancellationToken);

    /// <summary>Reads the kept events of a shop, as <see cref="ReadOrdersAsync"/> reads orders, by number.</summary>
    /// <param name="scope">The shop.</param>
    /// <param name="afterCustomerId">The last customer who is not read; null to read all customers.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    IAsyncEnumerable<CustomerRows<KeptEvent>> ReadEventsAsync(string scope, string? afterCustomerId, CancellationToken cancellationToken);

    /// <summary>Reads the transitions of a shop, as <see cref="ReadOrdersAsync"/> reads orders, by number.</summary>
    /// <param name="scope">The shop.</param>
    /// <param name="afterCustomerId">The last customer who is not read; null to read all customers.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    IAsyncEnumerable<CustomerRows<KeptTransition>> ReadTransitionsAsync(
        string scope, string? afterCustomerId, CancellationToken cancellationToken);

    /// <summary>
    /// Returns the counts of messages by play and day (<see cref="CustomerChange.CountedPlay"/>) from a day on, ordered by day and then
    /// ordinally by play.
    /// </summary>
    /// <param name="scope">The shop.</param>
    /// <param name="from">The first day. A store may forget earlier days at any time.</param>
    /// <param name="cancellationToken">Cancels the load.</param>
    ValueTask<IReadOnlyList<DailyPlayCount>> LoadPlayCountsAsync(string scope, DateOnly from, CancellationToken cancellationToken);

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
/// <param name="HasDeliveries">Whether the customer has deliveries, due or not.</param>
/// <remarks>Thread-safe: no member can be set.</remarks>
[Mutable("carries a record, which makes its history when first asked for it")]
public readonly record struct StoredCustomer(
    CustomerRecord? Record, long PublicationNumber, DateTimeOffset? SeenAt = null, bool HasDeliveries = false)
{
    private readonly ImmutableArray<SeenEvent> _seen;

    /// <summary>The asked events of a <see cref="CustomerQuery"/> that are remembered, in any order; empty otherwise.</summary>
    public ImmutableArray<SeenEvent> Seen
    {
        get => _seen.IsDefault ? [] : _seen;
        init => _seen = value;
    }

    /// <summary>Returns a digest of the customer and the number of the last publication; culture-invariant.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{(Record is null ? "(unknown)" : Record.Key.ToString())}, publication {PublicationNumber}");
}
