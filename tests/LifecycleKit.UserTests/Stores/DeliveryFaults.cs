using System.Collections.Immutable;
using LifecycleKit.Plays;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests.Stores;

/// <summary>Stores that lose, repeat or mix up deliveries, or count plays wrongly.</summary>
internal static class DeliveryFaults
{
    /// <summary>Changes the deliveries that are returned.</summary>
    public sealed class TakenOtherwise(Func<IReadOnlyList<PendingDelivery>, IEnumerable<PendingDelivery>> change) : StoreWithFault
    {
        public override async ValueTask<IReadOnlyList<PendingDelivery>> TakeDeliveriesAsync(
            string scope, ImmutableArray<string> handlers, DateTimeOffset asOf, DateTimeOffset leasedUntil, int maxCount,
            CancellationToken cancellationToken) =>
            [.. change(await base.TakeDeliveriesAsync(scope, handlers, asOf, leasedUntil, maxCount, cancellationToken))];

        public override async ValueTask<IReadOnlyList<PendingDelivery>> TakeDeliveriesAsync(
            CustomerKey key, ImmutableArray<string> handlers, DateTimeOffset asOf, DateTimeOffset leasedUntil,
            CancellationToken cancellationToken) =>
            [.. change(await base.TakeDeliveriesAsync(key, handlers, asOf, leasedUntil, cancellationToken))];
    }

    /// <summary>Takes with other instants than those of the caller.</summary>
    public sealed class TakenAt(
        Func<DateTimeOffset, DateTimeOffset> asOf, Func<DateTimeOffset, DateTimeOffset> end) : StoreWithFault
    {
        public override ValueTask<IReadOnlyList<PendingDelivery>> TakeDeliveriesAsync(
            string scope, ImmutableArray<string> handlers, DateTimeOffset at, DateTimeOffset leasedUntil, int maxCount,
            CancellationToken cancellationToken) =>
            base.TakeDeliveriesAsync(scope, handlers, asOf(at), end(leasedUntil), maxCount, cancellationToken);

        public override ValueTask<IReadOnlyList<PendingDelivery>> TakeDeliveriesAsync(
            CustomerKey key, ImmutableArray<string> handlers, DateTimeOffset at, DateTimeOffset leasedUntil,
            CancellationToken cancellationToken) =>
            base.TakeDeliveriesAsync(key, handlers, asOf(at), end(leasedUntil), cancellationToken);
    }

    public sealed class EveryHandlerTaken : StoreWithFault
    {
        public override ValueTask<IReadOnlyList<PendingDelivery>> TakeDeliveriesAsync(
            string scope, ImmutableArray<string> handlers, DateTimeOffset asOf, DateTimeOffset leasedUntil, int maxCount,
            CancellationToken cancellationToken) =>
            base.TakeDeliveriesAsync(scope, ["a", "b"], asOf, leasedUntil, maxCount, cancellationToken);
    }

    /// <summary>A delivery that is completed is gone, and what waited behind it too.</summary>
    public sealed class NextForgotten : StoreWithFault
    {
        public override async ValueTask<PendingDelivery?> CompleteDeliveryAsync(
            CustomerKey key, string handler, long number, DateTimeOffset leasedUntil, CancellationToken cancellationToken)
        {
            var next = await base.CompleteDeliveryAsync(key, handler, number, leasedUntil, cancellationToken);
            if (next is not null) await base.DiscardDeliveriesAsync(key.Scope, handler, key.CustomerId, cancellationToken);
            return null;
        }
    }

    public sealed class NotCompleted : StoreWithFault
    {
        public override ValueTask<PendingDelivery?> CompleteDeliveryAsync(
            CustomerKey key, string handler, long number, DateTimeOffset leasedUntil, CancellationToken cancellationToken) =>
            new((PendingDelivery?)null);
    }

    /// <summary>Completes whatever is next.</summary>
    public sealed class NumberIgnored : StoreWithFault
    {
        public override async ValueTask<PendingDelivery?> CompleteDeliveryAsync(
            CustomerKey key, string handler, long number, DateTimeOffset leasedUntil, CancellationToken cancellationToken)
        {
            var any = await base.TakeDeliveriesAsync(
                key, [handler], DateTimeOffset.MaxValue, DateTimeOffset.MinValue, cancellationToken);
            return any.Count == 0
                ? null : await base.CompleteDeliveryAsync(key, handler, any[0].Number, leasedUntil, cancellationToken);
        }
    }

    public sealed class LeaseLostWithTheNext : StoreWithFault
    {
        public override ValueTask<PendingDelivery?> CompleteDeliveryAsync(
            CustomerKey key, string handler, long number, DateTimeOffset leasedUntil, CancellationToken cancellationToken) =>
            base.CompleteDeliveryAsync(key, handler, number, DateTimeOffset.MinValue, cancellationToken);
    }

    /// <summary>Defers otherwise than asked.</summary>
    public sealed class DeferredOtherwise(
        Func<int, int> failures, Func<string?, string?> error, Func<DateTimeOffset?, DateTimeOffset?> due) : StoreWithFault
    {
        public override ValueTask DeferDeliveryAsync(
            CustomerKey key, string handler, long number, int failureCount, string? lastError, DateTimeOffset? dueAt,
            CancellationToken cancellationToken) => base.DeferDeliveryAsync(
            key, handler, number, failures(failureCount), error(lastError), due(dueAt), cancellationToken);
    }

    public sealed class ReleaseOfAll : StoreWithFault
    {
        public override ValueTask<int> ReleaseDeliveriesAsync(
            string scope, string handler, string? customerId, DateTimeOffset dueAt, CancellationToken cancellationToken) =>
            base.ReleaseDeliveriesAsync(scope, handler, null, dueAt, cancellationToken);
    }

    public sealed class ParkedPageRepeated : StoreWithFault
    {
        public override ValueTask<IReadOnlyList<PendingDelivery>> ListParkedDeliveriesAsync(
            string scope, PendingDelivery? after, int maxCount, CancellationToken cancellationToken) =>
            base.ListParkedDeliveriesAsync(
                scope, after is null ? null : after with { Handler = after.Handler[..^1] }, maxCount, cancellationToken);
    }

    public sealed class NoDeliveryKnown : StoreWithFault
    {
        public override async ValueTask<StoredCustomer> LoadAsync(
            CustomerKey key, Customers.EventKey? eventKey, CancellationToken cancellationToken) =>
            await base.LoadAsync(key, eventKey, cancellationToken) with { HasDeliveries = false };
    }

    /// <summary>Counts a play although the save is refused.</summary>
    public sealed class CountedBeforeTheSave : StoreWithFault
    {
        private readonly Dictionary<(string Scope, string Play, DateOnly Day), int> _more = [];

        public override async ValueTask<SaveOutcome> SaveAsync(CustomerChange change, CancellationToken cancellationToken)
        {
            var outcome = await base.SaveAsync(change, cancellationToken);
            if (outcome != SaveOutcome.Saved && change.CountedPlay is { } use)
                _more[(change.Key.Scope, use.Play, use.Day)] = _more.GetValueOrDefault((change.Key.Scope, use.Play, use.Day)) + 1;
            return outcome;
        }

        public override async ValueTask<IReadOnlyList<DailyPlayCount>> LoadPlayCountsAsync(
            string scope, DateOnly from, CancellationToken cancellationToken) =>
        [
            .. (await base.LoadPlayCountsAsync(scope, from, cancellationToken)).Select(
                one => new DailyPlayCount(one.Play, one.Day, one.Count + _more.GetValueOrDefault((scope, one.Play, one.Day)))),
        ];
    }

    /// <summary>Reads the counts, and then saves without looking again.</summary>
    public sealed class BudgetCheckedBefore : StoreWithFault
    {
        public override async ValueTask<SaveOutcome> SaveAsync(CustomerChange change, CancellationToken cancellationToken)
        {
            if (change.CountedPlay is not { MaxCount: { } max } use) return await base.SaveAsync(change, cancellationToken);
            var counts = await base.LoadPlayCountsAsync(change.Key.Scope, use.Day, cancellationToken);
            if (counts.Any(one => one.Play == use.Play && one.Day == use.Day && one.Count >= max)) return SaveOutcome.BudgetSpent;
            await Task.Delay(5, cancellationToken);
            return await base.SaveAsync(change with { CountedPlay = use with { MaxCount = null } }, cancellationToken);
        }
    }

    public sealed class EarlierDaysCounted : StoreWithFault
    {
        public override ValueTask<IReadOnlyList<DailyPlayCount>> LoadPlayCountsAsync(
            string scope, DateOnly from, CancellationToken cancellationToken) =>
            base.LoadPlayCountsAsync(scope, DateOnly.MinValue, cancellationToken);
    }

    public sealed class StuckOfEveryShop : StoreWithFault
    {
        public override async ValueTask<IReadOnlyList<StuckCustomer>> ListStuckAsync(
            string scope, string? afterCustomerId, int maxCount, CancellationToken cancellationToken) =>
        [
            .. await base.ListStuckAsync(scope, afterCustomerId, maxCount, cancellationToken),
            .. await base.ListStuckAsync(scope + "-2", afterCustomerId, maxCount, cancellationToken),
        ];
    }

    public sealed class BacklogOfAFixedShop : StoreWithFault
    {
        public override ValueTask<Backlog> LoadBacklogAsync(string scope, CancellationToken cancellationToken) =>
            base.LoadBacklogAsync(scope.Replace("-2", string.Empty, StringComparison.Ordinal), cancellationToken);
    }

    public sealed class BacklogWithout(Func<Backlog, Backlog> change) : StoreWithFault
    {
        public override async ValueTask<Backlog> LoadBacklogAsync(string scope, CancellationToken cancellationToken) =>
            change(await base.LoadBacklogAsync(scope, cancellationToken));
    }

    public sealed class StuckNeverFound : StoreWithFault
    {
        public override async ValueTask<IReadOnlyList<StuckCustomer>> ListStuckAsync(
            string scope, string? afterCustomerId, int maxCount, CancellationToken cancellationToken) =>
            [.. (await base.ListStuckAsync(scope, afterCustomerId, maxCount, cancellationToken)).Take(0)];
    }
}
