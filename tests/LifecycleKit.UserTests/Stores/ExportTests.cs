using LifecycleKit.Customers;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests.Stores;

/// <summary>An export has everything that is kept of a customer, and an import of it in an empty store gives the same customer.</summary>
public class ExportTests
{
    private const int CaseCount = 60;

    public static TheoryData<string> Kinds => new("memory", "json");

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task ImportAsync_OfRandomHistories_GivesTheSameViewsAndTheSameExport(string kind)
    {
        for (var seed = 0; seed < CaseCount; seed++)
        {
            var random = new Random(seed);
            var shop = Open(kind);
            for (var i = random.Next(1, 40); i > 0; i--)
            {
                shop.Clock.Now += TimeSpan.FromHours(random.Next(1, 200));
                await ExportHistory.RecordAsync(shop.Tracker, random, shop.Clock.Now, Shop.Cancellation);
            }

            for (var i = random.Next(0, 3); i > 0; i--)
                await shop.Store.AppendPendingAsync(ExportHistory.Key, CustomerEvent.Visit(shop.Clock.Now), Shop.Cancellation);
            var export = (await shop.Tracker.ExportAsync("anna", Shop.Cancellation))!;
            var json = export.ToJson();
            Assert.Equal(json, CustomerExport.FromJson(json).ToJson());

            var other = Open(kind == "json" == (seed % 2 == 0) ? "json" : "memory", shop.Clock);
            Assert.Equal(
                ImportOutcome.Imported, await other.Tracker.ImportAsync(CustomerExport.FromJson(json), Shop.Cancellation));

            var again = (await other.Tracker.ExportAsync("anna", Shop.Cancellation))!;
            // A store in memory does not know the ids of events that are no longer kept.
            Assert.Equal(ExportHistory.Imported(export with { SeenEvents = again.SeenEvents }).ToJson(), again.ToJson());
            Assert.Subset(export.SeenEvents.ToHashSet(), again.SeenEvents.ToHashSet());
            Assert.Empty(other.Handler.Notices);
            foreach (var days in new[] { 0, 20, 200 })
            {
                shop.Clock.Now += TimeSpan.FromDays(days);
                ExportHistory.AssertSame(await shop.ViewAsync("anna"), await other.ViewAsync("anna"));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task ExportAsync_OfAnUnknownOrErasedCustomer_IsNull(string kind)
    {
        var shop = Open(kind);
        Assert.Null(await shop.Tracker.ExportAsync("anna", Shop.Cancellation));
        await shop.RecordAsync("anna", shop.Order("1"));
        var export = (await shop.Tracker.ExportAsync("anna", Shop.Cancellation))!;
        await shop.Tracker.EraseAsync("anna", Shop.Cancellation);
        Assert.Null(await shop.Tracker.ExportAsync("anna", Shop.Cancellation));

        // What was erased does not come back by an import either.
        Assert.Equal(ImportOutcome.Erased, await shop.Tracker.ImportAsync(export, Shop.Cancellation));
        Assert.False((await shop.ViewAsync("anna")).IsKnown);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task ImportAsync_OfAKnownCustomerAnOrderOfAnotherOrAnotherShop_ChangesNothing(string kind)
    {
        var shop = Open(kind);
        await shop.RecordAsync("anna", shop.Order("1"));
        var export = (await shop.Tracker.ExportAsync("anna", Shop.Cancellation))!;
        Assert.Equal(ImportOutcome.Known, await shop.Tracker.ImportAsync(export, Shop.Cancellation));

        var other = Open(kind);
        await other.RecordAsync("ben", other.Order("1"));
        Assert.Equal(ImportOutcome.Refused, await other.Tracker.ImportAsync(export, Shop.Cancellation));
        Assert.False((await other.ViewAsync("anna")).IsKnown);
        await Assert.ThrowsAsync<ArgumentException>(
            async () => await shop.Tracker.ForScope("other").ImportAsync(export, Shop.Cancellation));
    }

    [Fact]
    public async Task ExportAsync_OfPendingEventsAlone_HasNoDocument()
    {
        var shop = Open("memory");
        await shop.Store.AppendPendingAsync(ExportHistory.Key, shop.Order("1"), Shop.Cancellation);
        var export = (await shop.Tracker.ExportAsync("anna", Shop.Cancellation))!;
        Assert.Equal((null, 1), (export.Document, export.PendingEvents.Length));

        var other = Open("memory");
        await other.Tracker.ImportAsync(CustomerExport.FromJson(export.ToJson()), Shop.Cancellation);
        await other.Tracker.ApplyPendingAsync(cancellationToken: Shop.Cancellation);
        Assert.Equal(1, (await other.ViewAsync("anna")).Profile.OrderCount);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "format": 2, "scope": "", "customerId": "anna" }""")]
    [InlineData("not JSON")]
    public void FromJson_OfAnotherText_SaysSo(string json)
    {
        var error = Assert.Throws<ArgumentException>(() => CustomerExport.FromJson(json));
        Assert.StartsWith("The text is not an export of a customer", error.Message, StringComparison.Ordinal);
    }

    private static Shop Open(string kind, ShopClock? clock = null) =>
        new(ExportHistory.Options(), kind == "json" ? new JsonCustomerStore() : new InMemoryCustomerStore(), clock);
}
