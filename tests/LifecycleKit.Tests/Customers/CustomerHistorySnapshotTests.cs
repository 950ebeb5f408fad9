using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Customers;

public class CustomerHistorySnapshotTests
{
    /// <summary>Format 1 as it was written first.</summary>
    private const string Kept =
        """{"format":1,"currency":"EUR","profile":{"firstSeenAt":"2024-05-01T08:00:00+00:00","lastSeenAt":"2024-05-09T08:00:00+00:00","visitCount":3,"engagedVisitCount":2,"sessionTime":"01:05:00","firstSourceVisit":{"visitedAt":"2024-05-01T08:00:00+00:00","eventId":"v1","source":"ad"},"lastSourceVisit":{"visitedAt":"2024-05-02T08:00:00+00:00","source":"mail"},"capturedChannels":"Email, OnSite","referralCount":1,"isReferred":true,"reviewCount":2,"ratingSum":9.5,"lastNps":{"answeredAt":"2024-05-03T08:00:00+00:00","eventId":"n","score":9},"lastCsat":{"answeredAt":"2024-05-03T08:00:00+00:00","score":4},"cart":{"reportedAt":"2024-05-04T08:00:00+00:00","value":12.50,"itemCount":2},"sentMessageCount":4,"deliveredMessageCount":3,"openedMessageCount":2,"clickedMessageCount":1},"traits":[{"name":"size","value":{"text":"XL"},"setAt":"2024-05-05T08:00:00+00:00","eventId":"t"},{"name":"was","value":{},"setAt":"2024-05-05T08:00:00+00:00"}],"consents":[{"channel":"Email","category":"","state":{"changedAt":"2024-05-01T08:00:00+00:00","isGranted":true,"basis":"Consent","expiresAt":"2025-05-01T08:00:00+00:00"}},{"channel":"Email","category":"news","state":{"changedAt":"2024-05-01T08:00:00+00:00","isGranted":false,"basis":"Consent"}}],"messages":[{"play":"welcome","channel":"Email","sentAt":"2024-05-06T08:00:00+00:00"}],"exposures":[{"experiment":"colour","arm":"blue","exposedAt":"2024-05-06T08:00:00+00:00"}],"cases":[{"id":"c1","isOpen":true,"changedAt":"2024-05-07T08:00:00+00:00","eventId":"c"}],"subscriptions":[{"id":"s1","isOpen":false,"changedAt":"2024-05-08T08:00:00+00:00"}]}""";

    /// <summary>Format 1 with the counts by quarter of an hour, the custom events and the origins of visits, which came later.</summary>
    private static readonly string WithCounts = Kept[..^1]
        .Replace(
            "\"source\":\"ad\"}",
            "\"source\":\"ad\",\"medium\":\"cpc\",\"campaign\":\"may\",\"term\":\"tea\",\"landingPage\":\"/tea\"}",
            StringComparison.Ordinal)
        + ""","activity":{"unengagedVisits":[70944608,1],"engagedVisits":[70944800,1,96,2],"sentMessages":[70945088,4],"openedMessages":[70945089,2],"clickedMessages":[70945089,1]},"customEvents":[{"name":"a","count":7,"lastAt":"2024-05-02T08:00:00+00:00","counts":[70944704,3]},{"name":"b","count":1,"lastAt":"2021-05-02T08:00:00+00:00"}]}""";

    [Fact]
    public void FromJson_OfTheSampleWithCounts_IsReadAndWrittenAgain()
    {
        var data = CustomerHistorySnapshot.FromJson(WithCounts);
        Assert.Equal(WithCounts, data.ToJson());
        Assert.Equal(WithCounts, CustomerHistory.FromSnapshot(data, new OrderLedger("EUR")).Capture().ToJson());
        Assert.Equal(new DateTimeOffset(2024, 5, 3, 8, 0, 0, TimeSpan.Zero), data.Activity!.EngagedVisits![0].StartsAt);
    }

    [Fact]
    public void FromJson_OfMutilatedTextWithCounts_IsReadOrRefused() =>
        MutilatedJson.IsReadOrRefused(WithCounts, CustomerHistorySnapshot.FromJson);

    [Theory]
    [InlineData("[70944608,1]", "[70944608]", "whole numbers")]
    [InlineData("[70944608,1]", "[70944608,0]", "whole numbers")]
    [InlineData("[70944608,1]", "[-1,1]", "whole numbers")]
    [InlineData("[70944608,1]", "[70944608,1,0,1]", "whole numbers")]
    [InlineData("[70944608,1]", "[70944608,1.5]", "whole numbers")]
    [InlineData("[70944608,1]", "[2147483647,1]", "whole numbers")]
    [InlineData("[70944608,1]", "\"x\"", "whole numbers")]
    [InlineData("\"name\":\"b\"", "\"name\":\"a\"", "customEvents[1]")]
    [InlineData("\"name\":\"b\"", "\"name\":\" \"", "customEvents[1]")]
    [InlineData("\"count\":7", "\"count\":0", "customEvents[0]")]
    [InlineData("\"activity\":", "\"hasMoreCustomEvents\":true,\"activity\":", "hasMoreCustomEvents")]
    public void FromJson_OfOtherCounts_SaysWhere(string part, string other, string said)
    {
        Assert.Contains(part, WithCounts, StringComparison.Ordinal);
        var error = Assert.Throws<ArgumentException>(
            () => CustomerHistorySnapshot.FromJson(WithCounts.Replace(part, other, StringComparison.Ordinal)));
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FromSnapshot_OfACaptureAtAnyMoment_ContinuesAsIfNothingHadHappened() => Law.Holds(
        from events in EventGen.Arrivals
        from cut in Gen.Choose(0, events.Length)
        select (events, cut),
        x => Continues(x.events, x.cut));

    /// <summary>Many messages and cases over eight years, so that the horizons are crossed before the cut and after.</summary>
    [Fact]
    public void FromSnapshot_BeyondTheHorizons_ContinuesAsIfNothingHadHappened() => Law.Holds(
        from events in Gen.ArrayOf(OverYears).Resize(400)
        from cut in Gen.Choose(0, events.Length)
        select (events, cut),
        x => Continues(x.events, x.cut),
        count: 200);

    [Fact]
    public void FromJson_OfTheKeptSample_IsReadAndWrittenAgain()
    {
        var data = CustomerHistorySnapshot.FromJson(Kept);
        Assert.Equal(Kept, data.ToJson());
        Assert.Equal(Kept, CustomerHistory.FromSnapshot(data, new OrderLedger("EUR")).Capture().ToJson());
    }

    [Fact]
    public void FromJson_OfMutilatedText_IsReadOrRefused() => MutilatedJson.IsReadOrRefused(Kept, CustomerHistorySnapshot.FromJson);

    [Theory]
    [InlineData("\"format\":1", "\"format\":2", "Its format is 2")]
    [InlineData("\"visitCount\":3", "\"visitCount\":-3", "negative")]
    [InlineData("\"visitCount\":3,", "", "visitCount")]
    [InlineData("\"visitCount\":3", "\"visitCount\":3,\"visitCount\":3", "twice")]
    [InlineData("\"arm\":\"blue\",", "", "arm")]
    [InlineData("\"isGranted\":true", "\"isGranted\":true,\"by\":\"me\"", "by")]
    [InlineData("\"arm\":\"blue\"", "\"arm\":null", "at exposures/0/arm: There is null")]
    [InlineData("\"score\":9", "\"score\":11", "lastNps")]
    [InlineData("\"score\":4", "\"score\":0", "lastCsat")]
    [InlineData("\"EUR\"", "\"euro\"", "three upper-case")]
    [InlineData("\"name\":\"was\"", "\"name\":\"size\"", "traits[1]")]
    [InlineData("\"category\":\"news\"", "\"category\":\"\"", "consents[1]")]
    [InlineData("\"2025-05-01T08:00:00+00:00\"", "\"2023-05-01T08:00:00+00:00\"", "consents[0]")]
    [InlineData("\"channel\":\"Email\",\"sentAt\"", "\"channel\":\"Email, Sms\",\"sentAt\"", "messages[0]")]
    [InlineData("\"firstSeenAt\":\"2024-05-01", "\"firstSeenAt\":\"2024-06-01", "in order")]
    [InlineData("\"itemCount\":2", "\"itemCount\":-2", "cart")]
    [InlineData("\"sessionTime\":\"01", "\"sessionTime\":\"-01", "negative")]
    public void FromJson_OfAnythingElse_SaysWhere(string part, string other, string said)
    {
        Assert.Contains(part, Kept, StringComparison.Ordinal);
        var error =
            Assert.Throws<ArgumentException>(() => CustomerHistorySnapshot.FromJson(Kept.Replace(part, other, StringComparison.Ordinal)));
        Assert.Equal("json", error.ParamName);
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FromSnapshot_OfOrdersInAnotherCurrency_IsRefused()
    {
        var data = CustomerHistorySnapshot.FromJson(Kept);
        Assert.Equal(
            "orders", Assert.Throws<ArgumentException>(() => CustomerHistory.FromSnapshot(data, new OrderLedger("USD"))).ParamName);
        Assert.Equal("orders", Assert.Throws<ArgumentException>(() => CustomerHistory.FromSnapshot(data, new OrderLedger())).ParamName);
    }

    [Fact]
    public void FromSnapshot_OfBadData_IsRefused()
    {
        var data =
            CustomerHistorySnapshot.FromJson(Kept) with { Cases = [new OpenCloseState { Id = "c", IsOpen = true, ChangedAt = default }] };
        var error = Assert.Throws<ArgumentException>(() => CustomerHistory.FromSnapshot(data, new OrderLedger("EUR")));
        Assert.Equal("snapshot", error.ParamName);
        Assert.Contains("'cases[0]'", error.Message, StringComparison.Ordinal);
    }

    private static Gen<CustomerEvent> OverYears { get; } =
        from day in Gen.Choose(0, 3_000)
        from id in Gen.Choose(0, 300)
        from kind in Gen.Choose(0, 4)
        select kind switch
        {
            0 => CustomerEvent.Message(CustomerEventKind.MessageSent, Days.Day(day), $"{id % 3}", Channels.Email),
            1 => CustomerEvent.CaseOpened(Days.Day(day), $"{id}"),
            2 or 3 => CustomerEvent.CaseClosed(Days.Day(day), $"{id}"),
            _ => CustomerEvent.SubscriptionCancelled(Days.Day(day), $"{id}"),
        };

    private static void Continues(CustomerEvent[] events, int cut)
    {
        var whole = new CustomerHistory();
        foreach (var e in events[..cut]) whole.Apply(e);
        var rebuilt = Rebuilt(whole);
        SameHistory.Assert(whole, rebuilt);
        foreach (var e in events[cut..]) Assert.Equal(whole.Apply(e), rebuilt.Apply(e));
        SameHistory.Assert(whole, rebuilt);
        Assert.Equal(whole.Capture().ToJson(), rebuilt.Capture().ToJson());
    }

    private static CustomerHistory Rebuilt(CustomerHistory history)
    {
        var data = CustomerHistorySnapshot.FromJson(history.Capture().ToJson());
        return CustomerHistory.FromSnapshot(data, OrderLedger.FromEntries(data.Currency, history.Orders.Entries));
    }
}
