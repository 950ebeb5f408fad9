using System.Collections.Immutable;
using LifecycleKit.Customers;
using LifecycleKit.Plays;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests;

internal sealed partial class JsonCustomerStore
{
    private readonly SortedDictionary<(CustomerKey Key, string Handler), Delivery> _deliveries =
        new(Comparer<(CustomerKey Key, string Handler)>.Create(Compare));

    private readonly Dictionary<(string Scope, string Play, DateOnly Day), int> _playCounts = [];

    public ValueTask<IReadOnlyList<PendingDelivery>> TakeDeliveriesAsync(
        string scope, ImmutableArray<string> handlers, DateTimeOffset asOf, DateTimeOffset leasedUntil, int maxCount,
        CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxCount, 1);
        return When(cancellationToken).Run(() => Take(
            _deliveries.Where(one => one.Key.Key.Scope == scope).OrderBy(one => one.Value.DueAt), handlers, asOf, leasedUntil, maxCount));
    }

    public ValueTask<IReadOnlyList<PendingDelivery>> TakeDeliveriesAsync(
        CustomerKey key, ImmutableArray<string> handlers, DateTimeOffset asOf, DateTimeOffset leasedUntil,
        CancellationToken cancellationToken) => When(cancellationToken).Run(() => Take(
        _deliveries.Where(one => one.Key.Key == key), handlers, asOf, leasedUntil, int.MaxValue));

    public ValueTask<PendingDelivery?> CompleteDeliveryAsync(
        CustomerKey key, string handler, long number, DateTimeOffset leasedUntil, CancellationToken cancellationToken) =>
        When(cancellationToken).Run(() =>
        {
            if (!_deliveries.TryGetValue((key, handler), out var one) || one.Next != number) return null;
            SaveCount++;
            var later = _customers[key].Transitions.Where(row => row.Key > number && !row.Value.IsMuted).Select(row => row.Key).ToList();
            if (later.Count == 0)
            {
                _deliveries.Remove((key, handler));
                return null;
            }

            var notice = TransitionNotice.FromJson(_customers[key].Transitions[later[0]].Json);
            _deliveries[(key, handler)] = new Delivery { Next = later[0], DueAt = notice.RecordedAt, LeasedUntil = leasedUntil };
            return ToPending((key, handler));
        });

    public async ValueTask DeferDeliveryAsync(
        CustomerKey key, string handler, long number, int failureCount, string? lastError, DateTimeOffset? dueAt,
        CancellationToken cancellationToken) => await When(cancellationToken).Run(() =>
        {
            if (!_deliveries.TryGetValue((key, handler), out var one) || one.Next != number) return false;
            SaveCount++;
            (one.FailureCount, one.Error, one.DueAt, one.LeasedUntil) = (failureCount, lastError, dueAt, null);
            return true;
        });

    public ValueTask<IReadOnlyList<PendingDelivery>> ListParkedDeliveriesAsync(
        string scope, PendingDelivery? after, int maxCount, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxCount, 1);
        return When(cancellationToken).Run<IReadOnlyList<PendingDelivery>>(() =>
        [
            .. _deliveries
                .Where(one => one.Key.Key.Scope == scope && one.Value.DueAt is null
                    && (after is null || Compare(one.Key, (after.Customer, after.Handler)) > 0))
                .Take(maxCount).Select(one => ToPending(one.Key)),
        ]);
    }

    public ValueTask<int> ReleaseDeliveriesAsync(
        string scope, string handler, string? customerId, DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        When(cancellationToken).Run(() =>
        {
            var parked = Of(scope, handler, customerId).Where(key => _deliveries[key].DueAt is null).ToList();
            foreach (var key in parked) _deliveries[key] = new Delivery { Next = _deliveries[key].Next, DueAt = dueAt };
            return parked.Count;
        });

    public ValueTask<int> DiscardDeliveriesAsync(
        string scope, string handler, string? customerId, CancellationToken cancellationToken) =>
        When(cancellationToken).Run(() => Of(scope, handler, customerId).ToList().Count(_deliveries.Remove));

    public ValueTask<IReadOnlyList<StuckCustomer>> ListStuckAsync(
        string scope, string? afterCustomerId, int maxCount, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxCount, 1);
        return When(cancellationToken).Run<IReadOnlyList<StuckCustomer>>(() =>
        [
            .. Keys(scope, afterCustomerId).Where(key => _customers[key].FailureCount > 0).Take(maxCount)
                .Select(key => new StuckCustomer(key, _customers[key].FailureCount, _customers[key].DueAt)),
        ]);
    }

    public ValueTask<Backlog> LoadBacklogAsync(string scope, CancellationToken cancellationToken) => When(cancellationToken).Run(() =>
    {
        var deliveries = _deliveries.Where(one => one.Key.Key.Scope == scope).Select(one => one.Value.DueAt).ToList();
        return new Backlog
        {
            PendingEventCount = _pending.Values.Count(row => row.Event.Customer.Scope == scope),
            DeliveryCount = deliveries.Count(dueAt => dueAt is not null),
            ParkedDeliveryCount = deliveries.Count(dueAt => dueAt is null),
            DeliveryDueAt = deliveries.Min(),
            CustomerDueAt = Keys(scope, null).Min(key => _customers[key].DueAt),
        };
    });

    public ValueTask<IReadOnlyList<DailyPlayCount>> LoadPlayCountsAsync(
        string scope, DateOnly from, CancellationToken cancellationToken) =>
        When(cancellationToken).Run<IReadOnlyList<DailyPlayCount>>(() =>
        [
            .. _playCounts.Where(one => one.Key.Scope == scope && one.Key.Day >= from)
                .OrderBy(one => one.Key.Day).ThenBy(one => one.Key.Play, StringComparer.Ordinal)
                .Select(one => new DailyPlayCount(one.Key.Play, one.Key.Day, one.Value)),
        ]);

    public IAsyncEnumerable<CustomerRows<LedgerEntry>> ReadOrdersAsync(
        string scope, string? afterCustomerId, CancellationToken cancellationToken) => ReadAsync<LedgerEntry>(
        scope, afterCustomerId, row => [.. row.Orders.Values.Select(LedgerEntry.FromJson)], cancellationToken);

    public IAsyncEnumerable<CustomerRows<KeptEvent>> ReadEventsAsync(
        string scope, string? afterCustomerId, CancellationToken cancellationToken) => ReadAsync<KeptEvent>(
        scope, afterCustomerId, row => [.. row.KeptEvents],
        cancellationToken);

    public IAsyncEnumerable<CustomerRows<KeptTransition>> ReadTransitionsAsync(
        string scope, string? afterCustomerId, CancellationToken cancellationToken) => ReadAsync<KeptTransition>(
        scope, afterCustomerId,
        row =>
        [
            .. row.Transitions.Select(
                one => new KeptTransition(one.Key, TransitionNotice.FromJson(one.Value.Json), one.Value.IsMuted)),
        ],
        cancellationToken);

    private int CountOf(string scope, PlayUse use) => _playCounts.GetValueOrDefault((scope, use.Play, use.Day));

    private static int Compare((CustomerKey Key, string Handler) left, (CustomerKey Key, string Handler) right)
    {
        var order = left.Key.CompareTo(right.Key);
        return order != 0 ? order : string.CompareOrdinal(left.Handler, right.Handler);
    }

    private async IAsyncEnumerable<CustomerRows<T>> ReadAsync<T>(
        string scope, string? afterCustomerId, Func<Row, ImmutableArray<T>> rowsOf,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var key in await When(cancellationToken).Run(() => Keys(scope, afterCustomerId).ToList()))
        {
            var rows = await When(cancellationToken).Run(() => rowsOf(_customers[key]));
            if (!rows.IsEmpty) yield return new CustomerRows<T>(key, rows);
        }
    }

    private GatedCall When(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new GatedCall(_gate);
    }

    private IEnumerable<CustomerKey> Keys(string scope, string? afterCustomerId) => _customers.Keys
        .Where(key => key.Scope == scope && string.CompareOrdinal(key.CustomerId, afterCustomerId) > 0)
        .OrderBy(key => key.CustomerId, StringComparer.Ordinal);

    private IEnumerable<(CustomerKey Key, string Handler)> Of(string scope, string handler, string? customerId) => _deliveries.Keys
        .Where(one => one.Key.Scope == scope && one.Handler == handler && (customerId is null || one.Key.CustomerId == customerId));

    private void AddDeliveries(CustomerChange change)
    {
        if (change.AddedTransitions.FirstOrDefault(one => !one.IsMuted) is not { Notice: not null } first) return;
        foreach (var handler in change.Handlers)
        {
            _deliveries.TryAdd(
                (change.Key, handler),
                new Delivery { Next = first.Number, DueAt = first.Notice.RecordedAt, LeasedUntil = change.DeliveriesLeasedUntil });
        }
    }

    private IReadOnlyList<PendingDelivery> Take(
        IEnumerable<KeyValuePair<(CustomerKey Key, string Handler), Delivery>> rows, ImmutableArray<string> handlers, DateTimeOffset asOf,
        DateTimeOffset leasedUntil, int maxCount)
    {
        var taken = rows
            .Where(one => one.Value.DueAt <= asOf && !(one.Value.LeasedUntil > asOf) && handlers.Contains(one.Key.Handler))
            .Take(maxCount).ToList();
        taken.ForEach(one => one.Value.LeasedUntil = leasedUntil);
        return [.. taken.Select(one => ToPending(one.Key))];
    }

    private PendingDelivery ToPending((CustomerKey Key, string Handler) key)
    {
        var one = _deliveries[key];
        return new PendingDelivery(
            key.Handler, one.Next, TransitionNotice.FromJson(_customers[key.Key].Transitions[one.Next].Json), one.FailureCount, one.DueAt,
            one.Error);
    }

    /// <summary>Runs calls under the lock of the tables.</summary>
    private readonly struct GatedCall(object gate)
    {
        public ValueTask<T> Run<T>(Func<T> call)
        {
            lock (gate) return ValueTask.FromResult(call());
        }
    }

    private sealed class Delivery
    {
        public long Next { get; init; }

        public DateTimeOffset? DueAt { get; set; }

        public DateTimeOffset? LeasedUntil { get; set; }

        public int FailureCount { get; set; }

        public string? Error { get; set; }
    }
}
