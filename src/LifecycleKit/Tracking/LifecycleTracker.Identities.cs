using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

public sealed partial class LifecycleTracker
{
    /// <inheritdoc/>
    public ValueTask<LinkResult> LinkAsync(string customerId, string identityId, CancellationToken cancellationToken = default) =>
        new IdentityLinking(this, _shared, _shop).LinkAsync(
            new CustomerKey(Scope, customerId), new CustomerKey(Scope, identityId), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<LinkResult> UnlinkAsync(string identityId, CancellationToken cancellationToken = default) =>
        new IdentityLinking(this, _shared, _shop).UnlinkAsync(new CustomerKey(Scope, identityId), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<LinkResult> RenameAsync(string customerId, string newId, CancellationToken cancellationToken = default) =>
        new IdentityRenaming(this, _shared, _shop).RenameAsync(
            new CustomerKey(Scope, customerId), new CustomerKey(Scope, newId), cancellationToken);

    /// <summary>Finds the record of a customer, which is that of the head when the customer is one of its identities.</summary>
    /// <param name="asked">The customer as asked for.</param>
    /// <param name="eventKey">The event to look up, under both ids; null for none.</param>
    /// <param name="stored">The customer as loaded.</param>
    /// <param name="cancellationToken">Cancels the loads.</param>
    /// <returns>The head, and the number of the asked identity; 0 for a customer without links.</returns>
    internal ValueTask<(StoredCustomer Stored, int Identity)> FindHeadAsync(
        CustomerKey asked, EventKey? eventKey, StoredCustomer stored, CancellationToken cancellationToken) => FindHeadAsync(
            asked, stored, key => Store.LoadAsync(key, eventKey, cancellationToken),
            static (head, own) => head with { SeenAt = head.SeenAt > own.SeenAt ? head.SeenAt : own.SeenAt ?? head.SeenAt });

    /// <summary>Finds the record of a customer of a batch, as the other overload does.</summary>
    internal ValueTask<(StoredCustomer Stored, int Identity)> FindHeadAsync(
        CustomerQuery query, StoredCustomer stored, CancellationToken cancellationToken) => FindHeadAsync(
            query.Key, stored,
            async key => (await Store.LoadManyAsync([new CustomerQuery(key, query.Events)], cancellationToken).ConfigureAwait(false))[0],
            static (head, own) => head with
            {
                // The later of two instants counts.
                Seen = [.. head.Seen.Concat(own.Seen).OrderByDescending(one => one.SeenAt).DistinctBy(one => one.Key)],
            });

    /// <summary>Loads the other ids of the group of a head: identities and aliases.</summary>
    internal async ValueTask<IReadOnlyList<CustomerRecord>> LoadOthersAsync(CustomerRecord head, CancellationToken cancellationToken)
    {
        var others = new List<CustomerRecord>();
        foreach (var id in head.Document.Identities.SelectMany(one => one.Names()))
        {
            var key = new CustomerKey(head.Key.Scope, id);
            if (key == head.Key) continue;
            // One that is missing was changed by another call: the sequence of the head is another one then.
            if ((await Store.LoadAsync(key, null, cancellationToken).ConfigureAwait(false)).Record is { } record) others.Add(record);
        }

        return others;
    }

    /// <summary>Returns all ids of the group of a customer; the id alone without links, and null for all customers.</summary>
    private async ValueTask<IReadOnlyList<string?>> NamesAsync(string? customerId, CancellationToken cancellationToken)
    {
        if (customerId is null) return [null];
        var key = new CustomerKey(Scope, customerId);
        var stored = await Store.LoadAsync(key, null, cancellationToken).ConfigureAwait(false);
        (stored, _) = await FindHeadAsync(key, null, stored, cancellationToken).ConfigureAwait(false);
        return stored.Record is not { Document.Identities.IsEmpty: false } record ? [customerId]
            : [.. record.Document.Identities.SelectMany(one => one.Names())];
    }

    private static async ValueTask<(StoredCustomer Stored, int Identity)> FindHeadAsync(
        CustomerKey asked, StoredCustomer stored, Func<CustomerKey, ValueTask<StoredCustomer>> load,
        Func<StoredCustomer, StoredCustomer, StoredCustomer> join)
    {
        while (stored.Record is { Document.LinkedTo: { } link } record)
        {
            var head = await load(new CustomerKey(asked.Scope, link.HeadId)).ConfigureAwait(false);
            if (head.Record?.Document.Base.FindIdentity(asked.CustomerId) is { } identity) return (join(head, stored), identity.Number);
            // Linked otherwise in between.
            stored = await load(asked).ConfigureAwait(false);
            if (stored.Record?.Sequence == record.Sequence)
            {
                throw new InvalidOperationException(
                    $"The customer {asked} is linked to {new CustomerKey(asked.Scope, link.HeadId)}, whose record does not say so: the store has lost a part of a save.");
            }
        }

        return (stored, 0);
    }
}
