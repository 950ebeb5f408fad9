using System.Collections.Concurrent;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests.Stores;

/// <summary>Stores that take the wrong customers, or lease them wrongly.</summary>
internal static class TakingFaults
{
    public sealed class DueAlwaysEmpty : StoreWithFault
    {
        public override async ValueTask<IReadOnlyList<CustomerKey>> TakeDueAsync(
            string scope, DateTimeOffset asOf, DateTimeOffset leasedUntil, int maxCount, CancellationToken cancellationToken)
        {
            await base.TakeDueAsync(scope, asOf, DateTimeOffset.MinValue, maxCount, cancellationToken);
            return [];
        }
    }

    public sealed class DueInWrongOrder : StoreWithFault
    {
        public override async ValueTask<IReadOnlyList<CustomerKey>> TakeDueAsync(
            string scope, DateTimeOffset asOf, DateTimeOffset leasedUntil, int maxCount, CancellationToken cancellationToken) =>
            [.. (await base.TakeDueAsync(scope, asOf, leasedUntil, maxCount, cancellationToken)).Reverse()];
    }

    public sealed class DueInstantExcluded : StoreWithFault
    {
        public override ValueTask<IReadOnlyList<CustomerKey>> TakeDueAsync(
            string scope, DateTimeOffset asOf, DateTimeOffset leasedUntil, int maxCount, CancellationToken cancellationToken) =>
            base.TakeDueAsync(scope, asOf.AddTicks(-1), leasedUntil, maxCount, cancellationToken);
    }

    /// <summary>Leases due customers until another instant than the caller's.</summary>
    public sealed class DueLeasedUntil(Func<DateTimeOffset, DateTimeOffset> end) : StoreWithFault
    {
        public override ValueTask<IReadOnlyList<CustomerKey>> TakeDueAsync(
            string scope, DateTimeOffset asOf, DateTimeOffset leasedUntil, int maxCount, CancellationToken cancellationToken) =>
            base.TakeDueAsync(scope, asOf, end(leasedUntil), maxCount, cancellationToken);
    }

    public sealed class OutdatedNotLeased : StoreWithFault
    {
        public override ValueTask<IReadOnlyList<CustomerKey>> TakeOutdatedAsync(
            string scope, string version, DateTimeOffset asOf, DateTimeOffset leasedUntil, int maxCount,
            CancellationToken cancellationToken) =>
            base.TakeOutdatedAsync(scope, version, asOf, DateTimeOffset.MinValue, maxCount, cancellationToken);
    }

    public sealed class OutdatedIgnoresVersion : StoreWithFault
    {
        public override ValueTask<IReadOnlyList<CustomerKey>> TakeOutdatedAsync(
            string scope, string version, DateTimeOffset asOf, DateTimeOffset leasedUntil, int maxCount,
            CancellationToken cancellationToken) =>
            base.TakeOutdatedAsync(scope, version + " of no customer", asOf, leasedUntil, maxCount, cancellationToken);
    }

    /// <summary>Leases every due customer, also those that it does not return.</summary>
    public sealed class MoreLeasedThanTaken : StoreWithFault
    {
        public override async ValueTask<IReadOnlyList<CustomerKey>> TakeDueAsync(
            string scope, DateTimeOffset asOf, DateTimeOffset leasedUntil, int maxCount, CancellationToken cancellationToken)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(maxCount, 1);
            return [.. (await base.TakeDueAsync(scope, asOf, leasedUntil, int.MaxValue, cancellationToken)).Take(maxCount)];
        }
    }

    public sealed class MaxCountNotChecked : StoreWithFault
    {
        public override async ValueTask<IReadOnlyList<CustomerKey>> TakeDueAsync(
            string scope, DateTimeOffset asOf, DateTimeOffset leasedUntil, int maxCount, CancellationToken cancellationToken) =>
            maxCount < 1 ? [] : await base.TakeDueAsync(scope, asOf, leasedUntil, maxCount, cancellationToken);
    }

    /// <summary>Keeps leases apart from the rows, so that a save does not end them.</summary>
    public sealed class LeaseSurvivesASave : StoreWithFault
    {
        private readonly ConcurrentDictionary<CustomerKey, DateTimeOffset> _leases = new();

        public override async ValueTask<IReadOnlyList<CustomerKey>> TakeDueAsync(
            string scope, DateTimeOffset asOf, DateTimeOffset leasedUntil, int maxCount, CancellationToken cancellationToken)
        {
            var taken = (await base.TakeDueAsync(scope, asOf, leasedUntil, maxCount, cancellationToken))
                .Where(key => !(_leases.TryGetValue(key, out var end) && end > asOf)).ToList();
            foreach (var key in taken) _leases[key] = leasedUntil;
            return taken;
        }
    }

    /// <summary>Finds due customers, and leases them a moment later.</summary>
    public sealed class LeasedTooLate : StoreWithFault
    {
        private readonly ConcurrentDictionary<CustomerKey, DateTimeOffset> _leases = new();

        public override async ValueTask<IReadOnlyList<CustomerKey>> TakeDueAsync(
            string scope, DateTimeOffset asOf, DateTimeOffset leasedUntil, int maxCount, CancellationToken cancellationToken)
        {
            var due = await base.TakeDueAsync(scope, asOf, DateTimeOffset.MinValue, 1000, cancellationToken);
            var taken = due.Where(key => !(_leases.TryGetValue(key, out var end) && end > asOf)).Take(maxCount).ToList();
            await Task.Delay(1, cancellationToken);
            foreach (var key in taken) _leases[key] = leasedUntil;
            return taken;
        }
    }
}
