using System.Collections.Immutable;
using LifecycleKit.Customers;
using LifecycleKit.Testing;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests.Stores;

/// <summary>Stores with one planted fault each: the contract finds every one, in the check that is meant for it.</summary>
public class StoreFaultTests
{
    private static readonly Dictionary<string, (Func<ICustomerStore> Make, string Check)> Faults = new()
    {
        ["forwarded event forgotten"] =
            (Changed(one => one with { Forwarded = Shortened(one.Forwarded) }), "forwarding/accepted-with-the-save-in-their-order"),
        ["forwarded to the own shop"] = (Changed(one => one with { Forwarded = [.. one.Forwarded.Select(to =>
            to with { Customer = new CustomerKey(one.Key.Scope, to.Customer.CustomerId) })] }), "forwarding/to-another-shop"),
        ["forwarded in spite of a conflict"] =
            (() => new ForwardingFaults.InSpiteOf(SaveOutcome.Conflict), "forwarding/nothing-of-a-save-that-fails"),
        ["forwarded in spite of a duplicate"] =
            (() => new ForwardingFaults.InSpiteOf(SaveOutcome.Duplicate), "forwarding/nothing-of-a-save-that-fails"),
        ["forwarded events of saves together forgotten"] =
            (() => new TogetherFaults.Changed(all => all.Select(one => one with { Forwarded = [] })),
                "forwarding/of-saves-of-many-and-together"),

        ["due always empty"] = (() => new TakingFaults.DueAlwaysEmpty(), "due/longest-overdue-first"),
        ["due in wrong order"] = (() => new TakingFaults.DueInWrongOrder(), "due/longest-overdue-first"),
        ["due instant excluded"] = (() => new TakingFaults.DueInstantExcluded(), "due/the-instant-itself-is-included"),
        ["lease never ends"] = (() => new TakingFaults.DueLeasedUntil(_ => DateTimeOffset.MaxValue), "lease/has-ended-at-its-instant"),
        ["no lease"] = (() => new TakingFaults.DueLeasedUntil(_ => DateTimeOffset.MinValue), "lease/hides-a-customer-until-its-end"),
        ["lease a tick too long"] = (() => new TakingFaults.DueLeasedUntil(end => end.AddTicks(1)), "lease/has-ended-at-its-instant"),
        ["lease to the millisecond"] = (() => new TakingFaults.DueLeasedUntil(Milliseconds), "values/leases-to-the-tick"),
        ["lease survives a save"] = (() => new TakingFaults.LeaseSurvivesASave(), "lease/ends-with-a-save"),
        ["more leased than taken"] = (() => new TakingFaults.MoreLeasedThanTaken(), "lease/holds-only-for-those-taken"),
        ["leased too late"] = (() => new TakingFaults.LeasedTooLate(), "concurrency/due-customers-are-taken-once"),
        ["maximum count not checked"] = (() => new TakingFaults.MaxCountNotChecked(), "arguments/maximum-count-below-one-of-due"),
        ["outdated not leased"] = (() => new TakingFaults.OutdatedNotLeased(), "outdated/leases-hide-and-end"),
        ["outdated ignores version"] = (() => new TakingFaults.OutdatedIgnoresVersion(), "outdated/customers-of-other-versions"),

        ["sequence ignored"] = (() => new SavingFaults.SequenceIgnored(), "conflict/saved-since-the-load"),
        ["sequence compared too early"] = (() => new SavingFaults.SequenceComparedTooEarly(), "concurrency/no-update-is-lost"),
        ["partial save on conflict"] = (() => new SavingFaults.SeenSavedInSpiteOf(SaveOutcome.Conflict), "conflict/saves-no-row"),
        ["partial save of a duplicate"] =
            (() => new SavingFaults.SeenSavedInSpiteOf(SaveOutcome.Duplicate),
                "applied-pending/applied-twice-is-a-duplicate-and-saves-no-row"),
        ["partial save of a refused change"] =
            (() => new SavingFaults.SeenSavedInSpiteOf(SaveOutcome.Refused), "order-owner/refused-change-saves-no-row"),
        ["refused change saved"] =
            (() => new SavingFaults.RefusedChangeSaved(SaveOutcome.Refused), "order-owner/order-of-another-customer-is-refused"),
        ["order of another customer accepted"] =
            (() => new SavingFaults.RefusedChangeSaved(SaveOutcome.Saved), "order-owner/order-of-another-customer-is-refused"),
        ["refused before conflict"] =
            (() => new SavingFaults.RefusedBeforeConflict(), "order-owner/conflict-is-returned-before-refused"),
        ["order row forgotten"] =
            (Changed(one => one with { ChangedOrders = Shortened(one.ChangedOrders) }), "loading/new-customer-with-every-row"),
        ["changed order not replaced"] = (() => new SavingFaults.ChangedOrderNotReplaced(), "saving/replaces-a-changed-order"),
        ["snapshot aside forgotten"] =
            (Changed(one => one with { ChangedOrders = [.. one.ChangedOrders.Select(order => order with { Aside = null })] }),
                "loading/new-customer-with-every-row"),
        ["lines forgotten"] = (Changed(one => one with { ChangedOrders = [.. one.ChangedOrders.Select(order =>
            order with { InForce = order.InForce with { Lines = [] } })] }), "loading/new-customer-with-every-row"),
        ["lines of an event forgotten"] = (Changed(one => one with { AddedEvents = [.. one.AddedEvents.Select(kept =>
            kept.Event.Snapshot is { } order ? kept with { Event = CustomerEvent.Order(order with { Lines = [] }) } : kept)] }),
            "loading/new-customer-with-every-row"),
        ["channel folded by case"] = (Changed(one => one with { ChangedOrders = [.. one.ChangedOrders.Select(order =>
            order with { InForce = order.InForce with { SalesChannel = order.InForce.SalesChannel?.ToLowerInvariant() } })] }),
            "saving/replaces-the-details-of-an-order"),
        ["delivery to the second"] = (Changed(one => one with { ChangedOrders = [.. one.ChangedOrders.Select(order =>
            order with { InForce = order.InForce with { DeliveredAt = Seconds(order.InForce.DeliveredAt) } })] }),
            "loading/new-customer-with-every-row"),
        ["event row forgotten"] =
            (Changed(one => one with { AddedEvents = Shortened(one.AddedEvents) }), "loading/new-customer-with-every-row"),
        ["removed event stays"] = (Changed(one => one with { RemovedEvents = [] }), "saving/removes-and-adds-events"),
        ["events by number descending"] = (() => new SavingFaults.EventsByNumberDescending(), "saving/loads-events-by-number"),
        ["seen forgotten"] = (Changed(one => one with { AddedSeen = [] }), "loading/seen-instant-of-the-asked-event"),
        ["seen of any event"] = (() => new SavingFaults.SeenOfAnyEvent(), "loading/seen-instant-of-the-asked-event"),
        ["forgotten at the horizon"] =
            (Changed(one => one with { ForgetSeenBefore = one.ForgetSeenBefore?.AddTicks(1) }), "seen/kept-from-the-horizon-on"),
        ["counts of days forgotten"] =
            (Changed(one => one with { Document = one.Document with { History = one.Document.History with { Activity = null } } }),
                "loading/new-customer-with-every-row"),
        ["counts of days of expired events forgotten"] =
            (Changed(one => one.Document.Expired is { } expired
                ? one with { Document = one.Document with { Expired = expired with { Activity = null } } } : one),
                "saving/replaces-document-version-and-due-instant"),
        ["custom events forgotten"] =
            (Changed(one => one with
            {
                Document = one.Document with
                {
                    History = one.Document.History with { CustomEvents = null, HasMoreCustomEvents = null },
                },
            }), "saving/replaces-document-version-and-due-instant"),
        ["version forgotten"] = (Changed(one => one with { Version = "v1" }), "outdated/customers-of-other-versions"),
        ["due instant forgotten"] = (Changed(one => one with { DueAt = null }), "loading/new-customer-with-every-row"),
        ["cancelled save saves"] = (() => new SavingFaults.CancelledSaveSaves(), "cancellation/save"),
        ["instants to the millisecond"] =
            (Changed(one => one with { DueAt = one.DueAt is { } due ? Milliseconds(due) : null }), "values/instants-to-the-tick"),
        ["decimals through double"] =
            (Changed(one => one with { ChangedOrders = [.. one.ChangedOrders.Select(ThroughDouble)] }), "values/decimals-with-28-digits"),

        ["keys folded by case"] =
            (() => new KeyFaults.FoldedCustomer(scope => scope, id => id.ToUpperInvariant()), "keys/customer-ids"),
        ["trailing blanks trimmed"] = (() => new KeyFaults.FoldedCustomer(scope => scope, id => id.TrimEnd()), "keys/customer-ids"),
        ["keys cut"] =
            (() => new KeyFaults.FoldedCustomer(scope => scope, id => id[..Math.Min(id.Length, 40)]), "keys/customer-ids"),
        // Not string.Normalize, which does nothing in a process without cultures.
        ["keys composed"] = (() => new KeyFaults.FoldedCustomer(
            scope => scope, id => id.Replace("a\u0308", "ä", StringComparison.Ordinal)), "keys/customer-ids"),
        ["event ids folded by case"] = (() => new KeyFaults.FoldedEvent(id => id.ToUpperInvariant()), "keys/event-ids"),
        ["scopes folded by case"] =
            (() => new KeyFaults.FoldedCustomer(scope => scope.ToUpperInvariant(), id => id), "keys/scopes"),
        ["shops mixed up"] = (() => new KeyFaults.FoldedCustomer(_ => "kit", id => id), "shops/customers-are-separate"),
        ["shop of a list ignored"] = (() => new KeyFaults.ShopOfListIgnored(), "shops/due-outdated-and-listed-are-separate"),
        ["list unsorted"] = (() => new KeyFaults.ListedOtherwise(
            Comparer<string>.Create((left, right) => string.CompareOrdinal(right, left))), "listing/ordinal-order"),
        ["list sorted without case"] = (() => new KeyFaults.ListedOtherwise(StringComparer.OrdinalIgnoreCase), "listing/ordinal-order"),

        ["pending lost"] = (() => new PendingFaults.PendingLost(), "pending/order-of-acceptance"),
        ["pending accepted once"] = (() => new PendingFaults.AcceptedOnce(), "pending/same-event-is-accepted-each-time"),
        ["pending text cut"] = (() => new PendingFaults.TextCut(), "values/pending-events-with-odd-texts-and-instants"),
        ["pending unordered"] = (() => new PendingFaults.Unordered(), "pending/order-of-acceptance"),
        ["pending not leased"] = (() => new PendingFaults.NotLeased(), "pending-lease/hides-an-event-until-its-end"),
        ["pending not behind the leased"] =
            (() => new PendingFaults.NotBehindTheLeased(), "pending-lease/event-waits-behind-a-leased-one-of-its-customer"),
        ["failed pending blocks"] =
            (() => new PendingFaults.FailedOneBlocks(), "pending-lease/event-does-not-wait-behind-a-failed-one"),
        ["pending not deferred"] = (() => new PendingFaults.NotDeferred(), "pending/deferred-until-its-instant"),
        ["pending removed in every shop"] =
            (() => new PendingFaults.RemovedInEveryShop(), "shops/pending-number-of-another-shop-changes-nothing"),
        ["pending not removed with the save"] = (() => new PendingFaults.NotRemovedWithTheSave(), "applied-pending/removed-with-the-save"),
        ["pending applied twice"] =
            (() => new PendingFaults.AppliedTwice(), "applied-pending/applied-twice-is-a-duplicate-and-saves-no-row"),
        ["pending removed before the save"] = (() => new PendingFaults.RemovedBeforeTheSave(), "applied-pending/conflict-leaves-it"),

        ["publication number stale"] = (() => new ShopFaults.NumberStale(), "publications/number-is-seen-by-every-load"),
        ["publication number of known customers only"] =
            (() => new ShopFaults.NumberOfKnownCustomersOnly(), "publications/number-is-seen-by-every-load"),
        ["publish ignores expected number"] =
            (() => new ShopFaults.ExpectedNumberIgnored(), "publications/another-expected-number-adds-nothing"),
        ["publications in wrong order"] =
            (() => new ShopFaults.PublicationsChanged(all => all.Reverse()), "publications/loaded-in-order-of-number"),
        ["removed part has an empty content"] =
            (() => new ShopFaults.PublicationsChanged(all => all.Select(one => one with { Content = one.Content ?? string.Empty })),
                "publications/every-member-is-kept"),
        ["cancelled publishing publishes"] = (() => new ShopFaults.TokenIgnored(), "cancellation/publish"),
        ["cancelled secret stays"] = (() => new ShopFaults.TokenIgnored(), "cancellation/secret"),
        ["cancelled load loads"] = (() => new ShopFaults.TokenIgnored(), "cancellation/load"),
        ["accepting adds the customer"] = (() => new PendingFaults.CustomerAdded(), "pending/accepting-does-not-add-the-customer"),
        ["batch not atomic"] = (() => new ShopFaults.BatchNotAtomic(), "publications/one-of-many-callers-adds-a-whole-batch"),
        ["delivery forgotten"] = (Changed(change => change with { Handlers = [] }), "delivery/added-for-each-handler"),
        ["delivery of the first handler only"] =
            (Changed(change => change with { Handlers = Shortened(change.Handlers) }), "delivery/added-for-each-handler"),
        ["transition forgotten"] = (
            Changed(change => change with { AddedTransitions = Shortened(change.AddedTransitions) }),
            "reading/transitions-by-customer-and-number"),
        ["delivery of muted transitions"] = (
            Changed(change => change with { AddedTransitions = [.. change.AddedTransitions.Select(one => one with { IsMuted = false })] }),
            "delivery/muted-are-passed-over"),
        ["delivery not leased by the save"] =
            (Changed(change => change with { DeliveriesLeasedUntil = null }), "delivery-lease/of-a-save-hides-what-it-adds"),
        ["deliveries never known"] = (() => new DeliveryFaults.NoDeliveryKnown(), "delivery/load-says-whether-there-are"),
        ["next delivery forgotten"] = (() => new DeliveryFaults.NextForgotten(), "delivery/later-transition-waits-for-the-earlier"),
        ["delivery not completed"] = (() => new DeliveryFaults.NotCompleted(), "delivery/load-says-whether-there-are"),
        ["number of a completed delivery ignored"] =
            (() => new DeliveryFaults.NumberIgnored(), "delivery/completing-another-number-changes-nothing"),
        ["lease lost with the next delivery"] =
            (() => new DeliveryFaults.LeaseLostWithTheNext(), "delivery-lease/goes-on-with-the-next-transition"),
        ["deliveries in wrong order"] =
            (() => new DeliveryFaults.TakenOtherwise(all => all.Reverse()), "delivery/taken-by-shop-the-longest-due-first"),
        ["deliveries of the future"] =
            (() => new DeliveryFaults.TakenAt(at => at.AddDays(1), end => end), "delivery/deferred-until-its-instant"),
        ["due instant of deliveries excluded"] =
            (() => new DeliveryFaults.TakenAt(at => at.AddTicks(-1), end => end), "delivery/due-when-recorded"),
        ["deliveries not leased"] = (
            () => new DeliveryFaults.TakenAt(at => at, _ => DateTimeOffset.MinValue), "delivery-lease/hides-a-delivery-until-its-end"),
        ["lease of deliveries never ends"] = (
            () => new DeliveryFaults.TakenAt(at => at, _ => DateTimeOffset.MaxValue), "delivery-lease/hides-a-delivery-until-its-end"),
        ["deliveries of every handler"] =
            (() => new DeliveryFaults.EveryHandlerTaken(), "delivery/taken-by-shop-of-the-named-handlers"),
        ["failures of deliveries not kept"] = (
            () => new DeliveryFaults.DeferredOtherwise(_ => 0, error => error, due => due), "delivery/deferred-until-its-instant"),
        ["error of deliveries not kept"] = (
            () => new DeliveryFaults.DeferredOtherwise(count => count, _ => null, due => due), "delivery/deferred-until-its-instant"),
        ["parked deliveries are due"] = (
            () => new DeliveryFaults.DeferredOtherwise(count => count, error => error, due => due ?? DateTimeOffset.MinValue),
            "parking/parked-is-not-taken"),
        ["release of all customers"] =
            (() => new DeliveryFaults.ReleaseOfAll(), "parking/release-of-one-customer-and-handler"),
        ["page of parked deliveries repeated"] =
            (() => new DeliveryFaults.ParkedPageRepeated(), "parking/parked-are-listed-in-order"),
        ["play counted with a refused save"] =
            (() => new DeliveryFaults.CountedBeforeTheSave(), "play-counts/refused-save-counts-nothing"),
        ["budget checked before the save"] =
            (() => new DeliveryFaults.BudgetCheckedBefore(), "play-counts/of-many-callers-never-above-the-budget"),
        ["plays of earlier days counted"] = (() => new DeliveryFaults.EarlierDaysCounted(), "play-counts/counted-with-the-save"),
        ["play not counted"] = (Changed(change => change with { CountedPlay = null }), "play-counts/counted-with-the-save"),
        ["budget ignored"] = (
            Changed(change => change.CountedPlay is { } use ? change with { CountedPlay = use with { MaxCount = null } } : change),
            "play-counts/spent-budget-refuses-the-save"),
        ["budget holds up what was sent"] = (
            Changed(change => change.CountedPlay is { } use
                ? change with { CountedPlay = use with { MaxCount = use.MaxCount ?? 1 } } : change),
            "play-counts/sent-counts-beyond-the-budget"),
        ["stuck customers of every shop"] = (() => new DeliveryFaults.StuckOfEveryShop(), "stuck/listed-in-order-while-they-fail"),
        ["backlog of a fixed shop"] = (() => new DeliveryFaults.BacklogOfAFixedShop(), "backlog/of-an-unknown-shop-is-empty"),
        ["backlog without leased events"] = (() => new DeliveryFaults.BacklogWithout(
            backlog => backlog with { PendingEventCount = Math.Max(0, backlog.PendingEventCount - 1) }), "backlog/counts-pending-events"),
        ["parked deliveries counted as waiting"] = (() => new DeliveryFaults.BacklogWithout(
            backlog => backlog with { DeliveryCount = backlog.DeliveryCount + backlog.ParkedDeliveryCount }), "backlog/counts-deliveries"),
        ["backlog without due customers"] = (() => new DeliveryFaults.BacklogWithout(
            backlog => backlog with { CustomerDueAt = null }), "backlog/tells-the-first-due-customer"),
        ["stuck customers never found"] = (() => new DeliveryFaults.StuckNeverFound(), "stuck/listed-in-order-while-they-fail"),

        ["batch loaded in order of keys"] = (() => new BatchFaults.LoadedInOrderOfKeys(), "batch/loads-in-the-order-asked"),
        ["unknown customers left out of a batch"] = (() => new BatchFaults.UnknownLeftOut(), "batch/loads-in-the-order-asked"),
        ["events of a batch mixed up"] =
            (() => new BatchFaults.EventsMixedUp(), "batch/loads-the-asked-events-that-are-remembered"),
        ["batch all or nothing"] = (() => new BatchFaults.AllOrNothing(), "batch/saves-each-with-its-own-outcome"),
        ["batch stops at the first"] = (() => new BatchFaults.StopsAtTheFirst(), "batch/saves-each-with-its-own-outcome"),
        ["one page read"] = (() => new BatchFaults.OnePageRead(), "reading/many-customers-and-rows"),
        ["customer split over pages"] = (() => new BatchFaults.CustomerSplit(), "reading/many-customers-and-rows"),
        ["muted transitions not read"] = (() => new BatchFaults.MutedNotRead(), "reading/transitions-by-customer-and-number"),
        ["reading repeats a customer"] = (() => new BatchFaults.ReadFromTheCustomer(), "reading/starts-after-a-customer"),
        ["rows of an erased customer stay"] = (() => new ErasureFaults.EventsStay(), "erasure/removes-every-row"),
        ["orders of an erased customer stay"] =
            (() => new ErasureFaults.OrdersStay(), "erasure/orders-are-free-for-another-customer"),
        ["pending events of an erased customer stay"] = (() => new ErasureFaults.PendingStay(), "erasure/removes-pending-events"),
        ["same id erased in every shop"] = (() => new ErasureFaults.EveryShop(), "erasure/leaves-the-other-customers"),
        ["erased on any sequence"] = (() => new ErasureFaults.SequenceIgnored(), "erasure/sequence-is-compared"),
        ["no tombstone of an unknown customer"] =
            (() => new ErasureFaults.UnknownLeftOut(), "erasure/of-an-unknown-customer-leaves-a-tombstone"),
        ["tombstone has the last instant"] =
            (() => new ErasureFaults.LastInstant(), "erasure/tombstone-keeps-the-later-instant"),
        ["tombstone not compared"] = (
            Changed(change => change with { Tombstone = null }), "erasure/first-save-of-an-erased-customer-is-a-conflict"),
        ["ids of an erased customer remembered"] =
            (() => new ErasureFaults.SeenStay(), "erasure/customer-comes-back-with-the-instant-and-nothing-else"),
        ["save of before an erasure accepted"] = (() => new ErasureFaults.InstantIgnored(), "erasure/save-of-before-is-a-conflict"),
        ["tombstone of every removal"] = (() => new ErasureFaults.AlwaysATombstone(), "erasure/without-a-tombstone"),
        ["plays of an erased customer not counted"] =
            (() => new ErasureFaults.CountsRemoved(), "erasure/counts-of-plays-stay"),
        ["tombstone added too late"] = (() => new ErasureFaults.TombstoneTooLate(), "erasure/beside-first-saves"),
        ["token of an erasure ignored"] = (() => new ErasureFaults.TokenIgnored(), "erasure/cancelled"),
        ["export of an unknown customer"] = (() => new ExportFaults.NeverNull(), "export/of-an-unknown-customer-is-nothing"),
        ["export without deliveries"] =
            (() => new ExportFaults.Changed(export => export with { Deliveries = [] }), "export/has-every-row"),
        ["export without pending events"] =
            (() => new ExportFaults.Changed(export => export with { PendingEvents = [] }), "export/has-every-row"),
        ["export of known customers only"] = (() => new ExportFaults.KnownCustomersOnly(), "export/of-pending-events-alone"),
        ["export leases"] = (() => new ExportFaults.Leases(), "export/changes-nothing"),
        ["token of an export ignored"] = (() => new ExportFaults.TokenIgnored(), "export/cancelled"),
        ["first of several saved alone"] = (
            () => new TogetherFaults.OneAfterAnother(), "together/order-that-stays-is-refused-and-nothing-is-saved"),
        ["second of several not compared"] = (() => new TogetherFaults.FirstCompared(), "together/conflict-of-the-last-saves-nothing"),
        ["several saved with a conflict of the last"] =
            (() => new TogetherFaults.OneAfterAnother(), "together/conflict-of-the-last-saves-nothing"),
        ["moved order refused"] =
            (() => new TogetherFaults.OneAfterAnother(), "together/moves-an-order-in-any-order-of-the-changes"),
        ["half of several saved"] = (() => new TogetherFaults.Changed(all => all.Take(1)), "together/saves-all"),
        ["refused before the conflict of another"] =
            (() => new TogetherFaults.RefusedFirst(), "together/conflict-is-returned-before-refused"),
        ["removed orders stay"] = (() => new TogetherFaults.OrdersKept(), "together/removed-order-is-free"),
        ["identity of events lost"] = (() => new TogetherFaults.IdentityLost(), "together/moves-events-with-their-identity"),
        ["identity of events not exported"] =
            (() => new TogetherFaults.IdentityNotExported(), "together/moves-events-with-their-identity"),
        ["stage of a linked identity stays"] = (() => new TogetherFaults.StagesStay(), "together/linked-identity-has-no-stage"),
        ["tombstone not compared by several"] =
            (() => new TogetherFaults.TombstoneIgnored(), "together/erased-since-is-a-conflict"),
        ["transitions of several not delivered"] = (
            () => new TogetherFaults.Changed(all => all.Select(change => change with { Handlers = [] })), "together/delivers-transitions"),
        ["any change of several taken"] = (() => new TogetherFaults.ArgumentsIgnored(), "together/arguments-and-cancellation"),
        ["first of several erased alone"] = (() => new TogetherFaults.ErasedOneAfterAnother(), "together/erases-all-or-none"),
        ["secret replaced"] = (() => new ShopFaults.SecretReplaced(), "secrets/the-first-stays"),
    };

    public static TheoryData<string> Names => new(Faults.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task CheckAsync_OfAStoreWithAFault_FindsIt(string fault)
    {
        var (make, check) = Faults[fault];
        var error = await Assert.ThrowsAsync<ContractViolationException>(
            () => new CustomerStoreContract(_ => new(make())).CheckAsync(check, TestContext.Current.CancellationToken));
        Assert.Equal(check, Assert.Single(error.Violations).Check);
        Assert.Null(error.InnerException);
    }

    /// <summary>A store that is empty after a restart fails every check of reopening.</summary>
    [Theory]
    [InlineData("reopening/customers")]
    [InlineData("reopening/tombstones")]
    [InlineData("reopening/sequence-and-order-owners")]
    [InlineData("reopening/due-outdated-and-leases")]
    [InlineData("reopening/pending-events")]
    [InlineData("reopening/pending-numbers-are-not-used-again")]
    [InlineData("reopening/publications-and-secrets")]
    [InlineData("reopening/transitions-deliveries-and-counts")]
    public Task CheckAsync_OfAStoreThatForgetsAtARestart_FindsIt(string check) =>
        Assert.ThrowsAsync<ContractViolationException>(() => new CustomerStoreContract(
            _ => new(new JsonCustomerStore()), (_, _) => new(new JsonCustomerStore())).CheckAsync(
                check, TestContext.Current.CancellationToken));

    private static Func<ICustomerStore> Changed(Func<CustomerChange, CustomerChange> change) =>
        () => new SavingFaults.ChangedOnTheWay(change);

    private static ImmutableArray<T> Shortened<T>(ImmutableArray<T> rows) => rows.Length < 2 ? rows : rows[..^1];

    private static DateTimeOffset Milliseconds(DateTimeOffset at) =>
        new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);

    private static DateTimeOffset? Seconds(DateTimeOffset? instant) =>
        instant is { } at ? at.AddTicks(TimeSpan.TicksPerSecond - (at.UtcTicks % TimeSpan.TicksPerSecond)) : null;

    private static LedgerEntry ThroughDouble(LedgerEntry order) =>
        order with { InForce = order.InForce with { GrossTotal = (decimal)(double)order.InForce.GrossTotal } };
}
