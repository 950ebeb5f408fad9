using LifecycleKit.Customers;
using LifecycleKit.Tracking;

namespace LifecycleKit.Tests.Tracking;

/// <summary>The contract of every store.</summary>
public abstract class CustomerStoreContract
{
    private static readonly CustomerKey Anna = new("", "anna");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task LoadAsync_UnknownKey_HasNoRecord() =>
        Assert.Equal(new StoredCustomer(null, 0), await Make().LoadAsync(Anna, Cancellation));

    [Fact]
    public async Task TrySaveAsync_OfANewCustomer_IsLoadedWithEveryRow()
    {
        var store = Make();
        var visit = CustomerEvent.Visit(TrackerSetup.Start, eventId: "v");
        var order = new OrderSnapshot { OrderId = "1", PlacedAt = TrackerSetup.Start, GrossTotal = 5 };
        var change = Change(Anna, 0, visits: 1) with
        {
            Version = "v1",
            DueAt = TrackerSetup.Start.AddDays(1),
            ChangedOrders = [new LedgerEntry(order)],
            AddedEvents = [new KeptEvent(1, visit), new KeptEvent(2, CustomerEvent.Order(order))],
            AddedSeen = [new SeenEvent(new EventKey(visit.Kind, "v"), TrackerSetup.Start)],
        };

        Assert.True(await store.TrySaveAsync(change, Cancellation));

        var loaded = (await store.LoadAsync(Anna, Cancellation)).Record!;
        Assert.Equal(
            (1L, "v1", TrackerSetup.Start.AddDays(1), 1),
            (loaded.Sequence, loaded.Version, loaded.DueAt, loaded.Document.History.Profile.VisitCount));
        Assert.Equal(order, Assert.Single(loaded.Orders).Value.InForce);
        Assert.Equal([1L, 2L], loaded.Events.Select(kept => kept.Number));
        Assert.Equal(TrackerSetup.Start, loaded.SeenEvents[new EventKey(CustomerEventKind.Visit, "v")]);
    }

    [Fact]
    public async Task TrySaveAsync_OfAnotherChange_TouchesTheRowsItNames()
    {
        var store = Make();
        var order = new OrderSnapshot { OrderId = "1", PlacedAt = TrackerSetup.Start, GrossTotal = 5 };
        await store.TrySaveAsync(
            Change(Anna, 0, 1) with
            {
                ChangedOrders = [new LedgerEntry(order), new LedgerEntry(order with { OrderId = "2" })],
                AddedEvents =
                    [new KeptEvent(1, CustomerEvent.Visit(TrackerSetup.Start)), new KeptEvent(2, CustomerEvent.Visit(TrackerSetup.Start))],
                AddedSeen = [new SeenEvent(new EventKey(CustomerEventKind.Visit, "old"), TrackerSetup.Start)],
            },
            Cancellation);
        await store.TrySaveAsync(
            Change(Anna, 1, 2) with
            {
                ChangedOrders = [new LedgerEntry(order with { GrossTotal = 7 })],
                AddedEvents = [new KeptEvent(3, CustomerEvent.Visit(TrackerSetup.Start))],
                RemovedEvents = [1],
                AddedSeen = [new SeenEvent(new EventKey(CustomerEventKind.Visit, "new"), TrackerSetup.Start.AddDays(40))],
                ForgetSeenBefore = TrackerSetup.Start.AddDays(10),
            },
            Cancellation);

        var loaded = (await store.LoadAsync(Anna, Cancellation)).Record!;
        Assert.Equal([7m, 5m], loaded.Orders.OrderBy(row => row.Key, StringComparer.Ordinal).Select(row => row.Value.InForce.GrossTotal));
        Assert.Equal([2L, 3L], loaded.Events.Select(kept => kept.Number));
        Assert.Equal("new", Assert.Single(loaded.SeenEvents).Key.EventId);
    }

    [Fact]
    public async Task TrySaveAsync_SavedInBetween_IsRefusedAndNothingIsLost()
    {
        var store = Make();
        Assert.True(await store.TrySaveAsync(Change(Anna, 0, visits: 1), Cancellation));
        Assert.True(await store.TrySaveAsync(Change(Anna, 1, visits: 2), Cancellation));
        Assert.False(await store.TrySaveAsync(Change(Anna, 1, visits: 3), Cancellation));
        Assert.False(await store.TrySaveAsync(Change(Anna, 0, visits: 4), Cancellation));
        var loaded = (await store.LoadAsync(Anna, Cancellation)).Record!;
        Assert.Equal((2L, 2), (loaded.Sequence, loaded.Document.History.Profile.VisitCount));
    }

    [Fact]
    public async Task TrySaveAsync_FromManyCallers_LetsOneOfEachSequenceThrough()
    {
        var store = Make();
        var saved = 0;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 50; i++)
            {
                while (true)
                {
                    var sequence = (await store.LoadAsync(Anna, Cancellation)).Record?.Sequence ?? 0;
                    if (await store.TrySaveAsync(Change(Anna, sequence, visits: (int)sequence + 1), Cancellation)) break;
                }

                Interlocked.Increment(ref saved);
            }
        })));
        var loaded = (await store.LoadAsync(Anna, Cancellation)).Record!;
        Assert.Equal((400, 400L, 400), (saved, loaded.Sequence, loaded.Document.History.Profile.VisitCount));
    }

    [Fact]
    public async Task FindDueAsync_GivesThoseWhoAreDue_TheLongestOverdueFirst()
    {
        var store = Make();
        for (var i = 0; i < 10; i++)
            await store.TrySaveAsync(Change(Key(i), 0, 1) with { DueAt = i == 9 ? null : TrackerSetup.Start.AddDays(9 - i) }, Cancellation);
        await store.TrySaveAsync(Change(new CustomerKey("other", "anna"), 0, 1) with { DueAt = TrackerSetup.Start }, Cancellation);
        Assert.Equal([Key(8), Key(7), Key(6)], await store.FindDueAsync("", TrackerSetup.Start.AddDays(3), 100, Cancellation));
        Assert.Equal([Key(8), Key(7)], await store.FindDueAsync("", TrackerSetup.Start.AddDays(3), 2, Cancellation));
        await store.TrySaveAsync(Change(Key(8), 1, 1) with { DueAt = TrackerSetup.Start.AddDays(50) }, Cancellation);
        await store.TrySaveAsync(Change(Key(7), 1, 1) with { DueAt = null }, Cancellation);
        Assert.Equal([Key(6)], await store.FindDueAsync("", TrackerSetup.Start.AddDays(3), 100, Cancellation));
        Assert.Empty(await store.FindDueAsync("no such shop", DateTimeOffset.MaxValue, 100, Cancellation));
        Assert.Equal([new CustomerKey("other", "anna")], await store.FindDueAsync("other", DateTimeOffset.MaxValue, 100, Cancellation));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            async () => await store.FindDueAsync("", TrackerSetup.Start, 0, Cancellation));
    }

    [Fact]
    public async Task FindOutdatedAsync_GivesThoseOfOtherVersions()
    {
        var store = Make();
        for (var i = 0; i < 6; i++)
            await store.TrySaveAsync(Change(Key(i), 0, 1) with { Version = i % 2 == 0 ? "old" : "new" }, Cancellation);
        Assert.Equal([Key(0), Key(2), Key(4)], (await store.FindOutdatedAsync("", "new", 100, Cancellation)).Order());
        Assert.Equal(2, (await store.FindOutdatedAsync("", "new", 2, Cancellation)).Count);
        await store.TrySaveAsync(Change(Key(0), 1, 1) with { Version = "new" }, Cancellation);
        Assert.Equal([Key(2), Key(4)], (await store.FindOutdatedAsync("", "new", 100, Cancellation)).Order());
        Assert.Empty(await store.FindOutdatedAsync("other", "new", 100, Cancellation));
    }

    [Fact]
    public async Task ListAsync_GivesTheCustomersOfAShopPageByPage()
    {
        var store = Make();
        for (var i = 9; i >= 0; i--) await store.TrySaveAsync(Change(Key(i), 0, 1), Cancellation);
        await store.TrySaveAsync(Change(new CustomerKey("other", "c5"), 0, 1), Cancellation);
        var listed = new List<CustomerKey>();
        for (string? after = null; ;)
        {
            var page = await store.ListAsync("", after, 4, Cancellation);
            if (page.Count == 0) break;
            listed.AddRange(page);
            after = page[^1].CustomerId;
        }

        Assert.Equal(Enumerable.Range(0, 10).Select(Key), listed);
        Assert.Empty(await store.ListAsync("no such shop", null, 4, Cancellation));
    }

    [Fact]
    public async Task TryPublishAsync_OnTheExpectedNumber_IsLoadedInOrderAndSeenByEveryLoad()
    {
        var store = Make();
        Assert.True(await store.TryPublishAsync("", 0, [Publication(1), Publication(2)], Cancellation));
        Assert.False(await store.TryPublishAsync("", 1, [Publication(2)], Cancellation));
        Assert.True(await store.TryPublishAsync("", 2, [Publication(3)], Cancellation));
        Assert.Equal([1L, 2L, 3L], (await store.LoadPublicationsAsync("", Cancellation)).Select(publication => publication.Number));
        Assert.Equal(3, (await store.LoadAsync(Anna, Cancellation)).PublicationNumber);
        Assert.Empty(await store.LoadPublicationsAsync("other", Cancellation));
        Assert.Equal(0, (await store.LoadAsync(new CustomerKey("other", "anna"), Cancellation)).PublicationNumber);
    }

    [Fact]
    public async Task GetOrAddSecretAsync_KeepsTheFirst_ForEachShop()
    {
        var store = Make();
        Assert.Equal("first", await store.GetOrAddSecretAsync("", "first", Cancellation));
        Assert.Equal("first", await store.GetOrAddSecretAsync("", "second", Cancellation));
        Assert.Equal("second", await store.GetOrAddSecretAsync("other", "second", Cancellation));
    }

    protected abstract ICustomerStore Make();

    private static CustomerKey Key(int i) => new("", $"c{i}");

    private static Publication Publication(long number) => new()
    {
        Number = number,
        Part = PublicationPart.TimeZone,
        At = TrackerSetup.Start.AddDays(number),
        Content = "UTC",
        ContentHash = "UTC",
        Source = PublicationSource.Publisher,
    };

    private static CustomerChange Change(CustomerKey key, long sequence, int visits)
    {
        var history = new CustomerHistory();
        for (var i = 0; i < visits; i++) history.Apply(CustomerEvent.Visit(TrackerSetup.Start));
        return new CustomerChange { Key = key, ExpectedSequence = sequence,
            Document = new CustomerDocument { SubjectKey = "key", History = history.Capture() }, Version = "v" };
    }
}
