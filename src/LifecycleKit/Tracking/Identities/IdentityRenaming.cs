namespace LifecycleKit.Tracking;

/// <summary>Gives an identity a new id, and makes the old one an alias.</summary>
/// <param name="tracker">The tracker of the shop.</param>
/// <param name="shared">The services of the trackers.</param>
/// <param name="shop">The publications of the shop.</param>
internal sealed class IdentityRenaming(LifecycleTracker tracker, TrackerServices shared, ShopPublications shop)
{
    public async ValueTask<LinkResult> RenameAsync(CustomerKey customer, CustomerKey named, CancellationToken cancellationToken)
    {
        if (customer == named) return Refused(LinkRefusal.SameId);
        while (true)
        {
            var runtime = await shop.GetAsync(0, cancellationToken).ConfigureAwait(false);
            var stored = await tracker.Store.LoadAsync(customer, null, cancellationToken).ConfigureAwait(false);
            (stored, var number) = await tracker.FindHeadAsync(customer, null, stored, cancellationToken).ConfigureAwait(false);
            var record = stored.Record ?? await tracker.NewRecordAsync(customer, runtime, isAgain: true, cancellationToken)
                .ConfigureAwait(false);
            if (record.Document.Base.FindIdentity(customer.CustomerId) is { } current && current.Id == named.CustomerId)
                return new LinkResult { Outcome = LinkOutcome.AlreadyLinked, HeadId = record.Key.CustomerId };
            if ((await tracker.Store.LoadAsync(named, null, cancellationToken).ConfigureAwait(false)).Record is not null)
                return Refused(LinkRefusal.IdInUse);
            var fresh = await tracker.NewRecordAsync(named, runtime, isAgain: true, cancellationToken).ConfigureAwait(false);
            if (fresh.Document.ErasedAt is not null || record is { Sequence: 0, Document.ErasedAt: not null })
                return Refused(LinkRefusal.Erased);
            var group = await LinkedRows.LoadAsync(tracker, record, cancellationToken).ConfigureAwait(false);
            if (group is null) continue;
            var now = shared.Time.GetUtcNow();
            var identities = Renamed(group.IdentitiesAt(now), number, named);
            var changes = number == 0 ? HeadRenamed(group, identities, fresh, now, runtime)
                : MemberRenamed(group, identities.First(one => one.Number == number), identities, fresh, runtime);
            for (var i = 0; i < changes.Count; i++)
                changes[i] = await shared.Tombstones.MarkAsync(changes[i], cancellationToken).ConfigureAwait(false);
            var saved = await tracker.Store.SaveTogetherAsync(changes, cancellationToken).ConfigureAwait(false);
            if (saved == SaveOutcome.Conflict) continue;
            if (saved != SaveOutcome.Saved)
                throw new InvalidOperationException($"A renaming takes no order from another customer, and the store returned {saved}.");
            return new LinkResult { Outcome = LinkOutcome.Renamed, HeadId = changes[0].Key.CustomerId };
        }
    }

    private static LinkedIdentity[] Renamed(IReadOnlyList<LinkedIdentity> identities, int number, CustomerKey named) =>
    [
        .. identities.Select(one => one.Number == number ? one with { Id = named.CustomerId, Aliases = one.Aliases.Add(one.Id) } : one),
    ];

    /// <summary>Returns the changes that move the record of a head, or of a customer without links, to the new id.</summary>
    private static List<CustomerChange> HeadRenamed(
        LinkedRows group, LinkedIdentity[] identities, CustomerRecord fresh, DateTimeOffset now, LifecycleRuntime runtime)
    {
        var (record, document) = (group.Record, group.Record.Document);
        // Saved transitions stay under the old id, so that those of the new one have numbers of their own.
        var kept = document.Base with { Identities = [.. identities], LastTransitionNumber = 0 };
        var moved = new CustomerDocument(record.History, kept)
        {
            KeptStates = document.KeptStates,
            NextMoveAt = document.NextMoveAt,
            LastEventNumber = document.LastEventNumber,
            LastEventAt = document.LastEventAt,
            LastEventId = document.LastEventId,
        };
        var numbers = identities.ToDictionary(one => one.Number, one => one.Number);
        var link = new IdentityLink { HeadId = fresh.Key.CustomerId, Number = 0, IsAlias = true, LinkedAt = now };
        return
        [
            new CustomerChange
            {
                Key = fresh.Key,
                ExpectedSequence = 0,
                Document = moved,
                // Who has had no event has no state to move over.
                Version = record.Sequence == 0 ? runtime.Version : record.Version,
                DueAt = record.DueAt,
                IsOfOneHistory = true,
                ChangedOrders = record.Orders,
                AddedEvents = group.Events,
                AddedSeen = group.Seen,
            },
            IdentityStub.Of(record, link, identities[0].SubjectKey, document.LastTransitionNumber, runtime) with
            {
                RemovedOrders = [.. record.Orders.Select(order => order.InForce.OrderId)],
                RemovedEvents = [.. group.Events.Select(one => one.Number)],
            },
            .. group.Others.Select(one => IdentityStub.Moved(one, fresh.Key, numbers, runtime)),
        ];
    }

    /// <summary>Returns the changes that give an identity of a group a new record.</summary>
    private static List<CustomerChange> MemberRenamed(
        LinkedRows group, LinkedIdentity identity, LinkedIdentity[] identities, CustomerRecord fresh, LifecycleRuntime runtime)
    {
        var (record, before) = (group.Record, group.FindOther(identity.Aliases[^1])!);
        var link = before.Document.LinkedTo!;
        var named = CustomerRecord.Of(
            fresh.Key, 0,
            fresh.Document with { Currency = before.Document.Currency, ErasedAt = before.Document.ErasedAt }, string.Empty, null);
        var alias = IdentityStub.Of(
            before, link with { IsAlias = true, Sequences = [] }, before.Document.SubjectKey,
            before.Document.LastTransitionNumber, runtime);
        return
        [
            new CustomerChange
            {
                Key = record.Key,
                ExpectedSequence = record.Sequence,
                Document = record.Document with { Identities = [.. identities] },
                Version = record.Version,
                DueAt = record.DueAt,
                IsOfOneHistory = record.IsOfOneHistory,
            },
            IdentityStub.Of(named, link, before.Document.SubjectKey, 0, runtime),
            alias,
        ];
    }

    private static LinkResult Refused(LinkRefusal reason) => new() { Outcome = LinkOutcome.Refused, Refusal = reason };
}
