using System.Collections.Concurrent;
using LifecycleKit.Customers;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests.Stores;

/// <summary>Stores that lose, repeat or mix up pending events.</summary>
internal static class PendingFaults
{
    public sealed class PendingLost : StoreWithFault
    {
        public override ValueTask AppendPendingAsync(CustomerKey key, CustomerEvent customerEvent, CancellationToken cancellationToken) =>
            ValueTask.CompletedTask;
    }

    /// <summary>Accepts an event with a certain id once.</summary>
    public sealed class AcceptedOnce : StoreWithFault
    {
        private readonly ConcurrentDictionary<(CustomerKey Customer, EventKey Event), bool> _accepted = new();

        public override ValueTask AppendPendingAsync(CustomerKey key, CustomerEvent customerEvent, CancellationToken cancellationToken) =>
            customerEvent.Key is { } eventKey && !_accepted.TryAdd((key, eventKey), true)
                ? ValueTask.CompletedTask : base.AppendPendingAsync(key, customerEvent, cancellationToken);
    }

    public sealed class TextCut : StoreWithFault
    {
        public override ValueTask AppendPendingAsync(CustomerKey key, CustomerEvent customerEvent, CancellationToken cancellationToken) =>
            base.AppendPendingAsync(
                key, customerEvent is { Value.Kind: TraitKind.Text, Value.Text: { Length: > 4000 } text, Name: { } name }
                    ? CustomerEvent.TraitSet(customerEvent.At, name, TraitValue.Create(text[..4000])) : customerEvent, cancellationToken);
    }

    /// <summary>Makes a row of the customer when an event is accepted.</summary>
    public sealed class CustomerAdded : StoreWithFault
    {
        public override async ValueTask AppendPendingAsync(
            CustomerKey key, CustomerEvent customerEvent, CancellationToken cancellationToken)
        {
            var document = new CustomerDocument { SubjectKey = "subject", History = new CustomerHistory().Capture() };
            await base.SaveAsync(
                new CustomerChange { Key = key, ExpectedSequence = 0, Document = document, Version = string.Empty }, cancellationToken);
            await base.AppendPendingAsync(key, customerEvent, cancellationToken);
        }
    }

    public sealed class Unordered : StoreWithFault
    {
        public override async ValueTask<IReadOnlyList<PendingEvent>> TakePendingAsync(
            string scope, DateTimeOffset asOf, DateTimeOffset leasedUntil, int maxCount, CancellationToken cancellationToken) =>
            [.. (await base.TakePendingAsync(scope, asOf, leasedUntil, maxCount, cancellationToken)).OrderBy(one => one.Event.At)];
    }

    public sealed class NotLeased : StoreWithFault
    {
        public override ValueTask<IReadOnlyList<PendingEvent>> TakePendingAsync(
            string scope, DateTimeOffset asOf, DateTimeOffset leasedUntil, int maxCount, CancellationToken cancellationToken) =>
            base.TakePendingAsync(scope, asOf, DateTimeOffset.MinValue, maxCount, cancellationToken);
    }

    /// <summary>Takes an event although an earlier one of its customer is leased.</summary>
    public sealed class NotBehindTheLeased : StoreWithFault
    {
        private readonly ConcurrentDictionary<long, DateTimeOffset> _leases = new();

        public override async ValueTask<IReadOnlyList<PendingEvent>> TakePendingAsync(
            string scope, DateTimeOffset asOf, DateTimeOffset leasedUntil, int maxCount, CancellationToken cancellationToken)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(maxCount, 1);
            var all = await base.TakePendingAsync(scope, asOf, DateTimeOffset.MinValue, 1000, cancellationToken);
            var taken = all.Where(one => !(_leases.TryGetValue(one.Number, out var end) && end > asOf)).Take(maxCount).ToList();
            foreach (var one in taken) _leases[one.Number] = leasedUntil;
            return taken;
        }
    }

    /// <summary>Keeps the failures for the caller, and lets a failed event hold the later ones all the same.</summary>
    public sealed class FailedOneBlocks : StoreWithFault
    {
        private readonly ConcurrentDictionary<long, int> _failures = new();

        public override ValueTask DeferPendingAsync(
            string scope, long number, int failureCount, DateTimeOffset leasedUntil, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _failures[number] = failureCount;
            return base.DeferPendingAsync(scope, number, 0, leasedUntil, cancellationToken);
        }

        public override async ValueTask<IReadOnlyList<PendingEvent>> TakePendingAsync(
            string scope, DateTimeOffset asOf, DateTimeOffset leasedUntil, int maxCount, CancellationToken cancellationToken) =>
        [
            .. (await base.TakePendingAsync(scope, asOf, leasedUntil, maxCount, cancellationToken))
                .Select(one => one with { FailureCount = _failures.GetValueOrDefault(one.Number) }),
        ];
    }

    public sealed class NotDeferred : StoreWithFault
    {
        public override ValueTask DeferPendingAsync(
            string scope, long number, int failureCount, DateTimeOffset leasedUntil, CancellationToken cancellationToken) =>
            base.DeferPendingAsync(scope, number, failureCount, DateTimeOffset.MinValue, cancellationToken);
    }

    public sealed class RemovedInEveryShop : StoreWithFault
    {
        private readonly ConcurrentDictionary<string, bool> _shops = new();

        public override ValueTask AppendPendingAsync(CustomerKey key, CustomerEvent customerEvent, CancellationToken cancellationToken)
        {
            _shops[key.Scope] = true;
            return base.AppendPendingAsync(key, customerEvent, cancellationToken);
        }

        public override async ValueTask RemovePendingAsync(string scope, long number, CancellationToken cancellationToken)
        {
            foreach (var shop in _shops.Keys.Append(scope)) await base.RemovePendingAsync(shop, number, cancellationToken);
        }
    }

    public sealed class NotRemovedWithTheSave : StoreWithFault
    {
        public override ValueTask<SaveOutcome> SaveAsync(CustomerChange change, CancellationToken cancellationToken) =>
            base.SaveAsync(change with { AppliedPending = null }, cancellationToken);
    }

    public sealed class AppliedTwice : StoreWithFault
    {
        public override async ValueTask<SaveOutcome> SaveAsync(CustomerChange change, CancellationToken cancellationToken)
        {
            var outcome = await base.SaveAsync(change, cancellationToken);
            return outcome == SaveOutcome.Duplicate
                ? await base.SaveAsync(change with { AppliedPending = null }, cancellationToken) : outcome;
        }
    }

    /// <summary>Removes the event in a step of its own, before the save.</summary>
    public sealed class RemovedBeforeTheSave : StoreWithFault
    {
        public override async ValueTask<SaveOutcome> SaveAsync(CustomerChange change, CancellationToken cancellationToken)
        {
            var outcome = await base.SaveAsync(change, cancellationToken);
            if (outcome != SaveOutcome.Saved && change.AppliedPending is { } number)
                await base.RemovePendingAsync(change.Key.Scope, number, cancellationToken);
            return outcome;
        }
    }
}
