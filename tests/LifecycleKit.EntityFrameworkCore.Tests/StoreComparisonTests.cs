using System.Collections.Immutable;
using System.Globalization;
using LifecycleKit.Customers;
using LifecycleKit.Tracking;

namespace LifecycleKit.EntityFrameworkCore.Tests;

/// <summary>Random calls come to the same in the store and in the store in memory.</summary>
public abstract class StoreComparisonTests : DatabaseTests
{
    private static readonly string[] Shops = ["", "other"];
    private static readonly string[] Handlers = ["a", "B", "ä"];
    private static readonly string[] Customers = ["anna", "Anna", "ben", "änna", "c'arl \"x\""];
    private static readonly DateOnly Day = new(2026, 1, 1);

    [Theory]
    [InlineData(1)]
    public async Task Calls_OfEveryKind_DoWhatTheyDoInMemory(int seed)
    {
        await using var database = await CreatedAsync();
        await using var host = new ShopHost(database.Configure);
        var (expected, actual) = (new Run(seed, new InMemoryCustomerStore()), new Run(seed, host.Store));
        for (var i = 0; i < 120; i++)
        {
            var before = await expected.NextAsync();
            Assert.Equal(before, await actual.NextAsync());
        }

        Assert.Equal(await expected.ContentAsync(), await actual.ContentAsync());
        // What did not occur was not compared.
        Assert.Equal(Enum.GetValues<SaveOutcome>(), actual.Outcomes.Order());
        Assert.True(actual.CompletedCount > 10, $"{actual.CompletedCount} completed");
    }

    /// <summary>A random sequence of calls, which depends on the results of the calls.</summary>
    private sealed class Run(int seed, ICustomerStore store)
    {
        private readonly Random _random = new(seed);
        private readonly Dictionary<CustomerKey, long> _sequences = [];
        private readonly Dictionary<CustomerKey, long> _numbers = [];
        private int _minutes;

        public HashSet<SaveOutcome> Outcomes { get; } = [];

        public int CompletedCount { get; private set; }

        private DateTimeOffset Now => ShopHost.Start.AddMinutes(_minutes);

        /// <summary>Returns what the next call came to, as text.</summary>
        public async Task<string> NextAsync()
        {
            _minutes++;
            var (shop, handler) = (Pick(Shops), Pick(Handlers));
            var customer = _random.Next(2) == 0 ? null : Pick(Customers);
            return _random.Next(10) switch
            {
                0 => Text(await store.TakeDeliveriesAsync(shop, SomeHandlers(), Now, Now.AddMinutes(_random.Next(9)), 1000, Cancellation)),
                1 => Text(await store.TakeDeliveriesAsync(Key(), SomeHandlers(), Now, Now.AddMinutes(_random.Next(9)), Cancellation)),
                2 => await FinishAsync(shop),
                3 => Number(await store.ReleaseDeliveriesAsync(shop, handler, customer, Now, Cancellation)),
                4 when _random.Next(3) == 0 => Number(await store.DiscardDeliveriesAsync(shop, handler, customer, Cancellation)),
                5 => await LoadAsync(),
                _ => await SaveAsync(),
            };
        }

        /// <summary>Returns all that the store has, as text.</summary>
        public async Task<string> ContentAsync()
        {
            var lines = new List<string>();
            foreach (var shop in Shops)
            {
                for (string? after = null; ;)
                {
                    var page = await store.ListStuckAsync(shop, after, 2, Cancellation);
                    lines.AddRange(page.Select(one => $"{one.Customer.CustomerId} {one}"));
                    if (page.Count < 2) break;
                    after = page[^1].Customer.CustomerId;
                }

                for (PendingDelivery? after = null; ;)
                {
                    var page = await store.ListParkedDeliveriesAsync(shop, after, 2, Cancellation);
                    lines.Add(Text(page));
                    if (page.Count < 2) break;
                    after = page[^1];
                }

                lines.AddRange((await store.LoadPlayCountsAsync(shop, Day.AddDays(1), Cancellation)).Select(count => count.ToString()!));
                await foreach (var one in store.ReadOrdersAsync(shop, null, Cancellation))
                    lines.Add(Row(one, entry => entry.ToJson(), isOrdered: false));
                await foreach (var one in store.ReadEventsAsync(shop, "Anna", Cancellation))
                    lines.Add(Row(one, kept => $"{kept.Number} {kept.Event.ToJson()}"));
                await foreach (var one in store.ReadTransitionsAsync(shop, null, Cancellation))
                    lines.Add(Row(one, kept => $"{kept.Number} {kept.IsMuted} {kept.Notice.ToJson()}"));
            }

            return string.Join('\n', lines);
        }

        private async Task<string> SaveAsync()
        {
            var changes = Enumerable.Range(0, _random.Next(1, 7)).Select(_ => Key()).Distinct().Select(Change).ToList();
            var outcomes = await store.SaveManyAsync(changes, Cancellation);
            for (var i = 0; i < changes.Count; i++)
            {
                Outcomes.Add(outcomes[i]);
                if (outcomes[i] != SaveOutcome.Saved) continue;
                _sequences[changes[i].Key] = changes[i].ExpectedSequence + 1;
                _numbers[changes[i].Key] = _numbers.GetValueOrDefault(changes[i].Key) + changes[i].AddedTransitions.Length;
            }

            return string.Join(' ', outcomes);
        }

        private CustomerChange Change(CustomerKey key)
        {
            var sequence = _sequences.GetValueOrDefault(key);
            var change = StoreChanges.Of(key, _random.Next(12) == 0 ? sequence + 1 : sequence);
            if (_random.Next(2) == 0)
            {
                change = change.Moving(_numbers.GetValueOrDefault(key) + 1, _random.Next(1, 3), _random.Next(4) == 0, Now) with
                {
                    Handlers = SomeHandlers(), DeliveriesLeasedUntil = _random.Next(3) == 0 ? Now.AddMinutes(3) : null,
                };
            }

            if (_random.Next(4) == 0) change = change with { Document = change.Document with { FailureCount = 2, RetryAt = Now } };
            if (_random.Next(3) == 0)
            {
                var use = new PlayUse($"p{_random.Next(2)}", Day.AddDays(_random.Next(3)), _random.Next(2) == 0 ? 2 : null);
                change = change with { CountedPlay = use };
            }

            // Some belong to another customer.
            if (_random.Next(2) == 0) change = change with { ChangedOrders = [StoreChanges.Order($"o{_random.Next(60)}", _minutes)] };
            if (_random.Next(9) == 0) change = change with { AppliedPending = 12345 };
            if (_random.Next(2) == 0)
            {
                change = change with
                {
                    AddedEvents = [new KeptEvent(sequence + 1, CustomerEvent.Visit(Now, eventId: $"e{_minutes}"))],
                    AddedSeen = [new SeenEvent(new EventKey(CustomerEventKind.Visit, $"e{_random.Next(9)}"), Now)],
                };
            }

            return change;
        }

        private async Task<string> FinishAsync(string shop)
        {
            var taken = await store.TakeDeliveriesAsync(shop, [.. Handlers], Now, Now.AddMinutes(1), 1000, Cancellation);
            var results = new List<string>();
            foreach (var one in taken)
            {
                var number = _random.Next(9) == 0 ? one.Number + 1 : one.Number;
                if (_random.Next(3) > 0)
                {
                    var next = await store.CompleteDeliveryAsync(one.Customer, one.Handler, number, Now.AddMinutes(2), Cancellation);
                    results.Add(Text(next is null ? [] : [next]));
                    CompletedCount++;
                    continue;
                }

                DateTimeOffset? due = _random.Next(2) == 0 ? null : Now.AddSeconds(results.Count + 1);
                var error = _random.Next(2) == 0 ? null : "TimeoutException";
                await store.DeferDeliveryAsync(one.Customer, one.Handler, number, one.FailureCount + 1, error, due, Cancellation);
            }

            return $"{Text(taken)}\n{string.Join('\n', results)}";
        }

        private async Task<string> LoadAsync()
        {
            CustomerQuery[] queries =
            [
                .. Enumerable.Range(0, _random.Next(6)).Select(_ => Key()).Distinct().Select(key => new CustomerQuery(
                    key, [.. Enumerable.Range(0, _random.Next(4)).Select(i => new EventKey(CustomerEventKind.Visit, $"e{i}"))])),
            ];
            var many = await store.LoadManyAsync(queries, Cancellation);
            for (var i = 0; i < queries.Length; i++)
                Assert.Equal(Text(many[i] with { Seen = [] }), Text(await store.LoadAsync(queries[i].Key, null, Cancellation)));
            return string.Join('\n', many.Select(Text));
        }

        private ImmutableArray<string> SomeHandlers() => [.. Handlers.Where(_ => _random.Next(3) > 0)];

        private CustomerKey Key() => new(Pick(Shops), Pick(Customers));

        private string Pick(string[] values) => values[_random.Next(values.Length)];

        private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

        private static string Row<T>(CustomerRows<T> one, Func<T, string> text, bool isOrdered = true)
        {
            var rows = one.Rows.Select(text);
            return $"{one.Customer.CustomerId}: {string.Join(' ', isOrdered ? rows : rows.Order(StringComparer.Ordinal))}";
        }

        private static string Text(IReadOnlyList<PendingDelivery> deliveries) => string.Join('\n', deliveries.Select(
            one => $"{one.Customer.CustomerId} {one.Number} {one} {one.Error} {one.Notice.ToJson()}"));

        private static string Text(StoredCustomer stored) => string.Join(
            ' ',
            [
                stored.PublicationNumber, stored.HasDeliveries, stored.Record?.Sequence, stored.Record?.DueAt?.UtcTicks,
                stored.Record?.Version, stored.Record?.Document.ToJson(), .. stored.Seen.Select(seen => seen.ToString()).Order(),
                .. (stored.Record?.Orders ?? []).Select(order => order.ToJson()).Order(StringComparer.Ordinal),
            ]);
    }
}

public sealed class SqliteStoreComparisonTests(SqliteDatabases files) : StoreComparisonTests
{
    protected override DatabaseSource Databases => files;
}
