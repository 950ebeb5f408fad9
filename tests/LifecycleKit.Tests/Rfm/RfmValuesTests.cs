using LifecycleKit.Customers;
using LifecycleKit.Rfm;

namespace LifecycleKit.Tests.Rfm;

public class RfmValuesTests
{
    [Fact]
    public void Create_CustomerWithCredits_KeepsTheValues()
    {
        var values = RfmValues.Create(0, 1, -12.5m);

        Assert.True(values.HasOrders);
        Assert.Equal((0, 1, -12.5m), (values.RecencyDays, values.Frequency, values.Monetary));
    }

    [Fact]
    public void Default_IsCustomerWithoutOrder() => Assert.False(default(RfmValues).HasOrders);

    [Fact]
    public void Create_BadValue_NamesIt()
    {
        Assert.Throws<ArgumentOutOfRangeException>("recencyDays", () => RfmValues.Create(-1, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("frequency", () => RfmValues.Create(0, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>("monetary", () => RfmValues.Create(0, 1, RfmValues.MaxMonetary + 1));
        Assert.Throws<ArgumentOutOfRangeException>("monetary", () => RfmValues.Create(0, 1, decimal.MinValue));
    }

    [Fact]
    public void TryFrom_ProfileAndSummaryOfOneCustomer_AreTheSameInEveryZone()
    {
        (int Hour, decimal Amount)[] orders = [(0, 10), (30, 20.5m), (47, 0), (60, -4)];
        var start = new DateTimeOffset(2026, 3, 27, 20, 0, 0, TimeSpan.Zero);
        var history = new CustomerHistory();
        foreach (var (hour, amount) in orders)
        {
            history.Apply(
                CustomerEvent.Order(new OrderSnapshot { OrderId = $"{hour}", PlacedAt = start.AddHours(hour), GrossTotal = amount }));
        }

        var log = OrderLog.Read(orders.Select(order => new OrderRow("a", start.AddHours(order.Hour), order.Amount, $"{order.Hour}")));

        foreach (var (zone,
            recency) in (IEnumerable<(TimeZoneInfo, int)>)[(TimeZoneInfo.Utc, 2),
                (TimeZoneInfo.FindSystemTimeZoneById("Pacific/Auckland"), 1)])
        {
            var asOf = start.AddHours(80);
            Assert.True(RfmValues.TryFrom(history.Profile, asOf, zone, out var ofProfile));
            Assert.True(RfmValues.TryFrom(log[0].Summarize(), asOf, zone, out var ofSummary));
            Assert.Equal(RfmValues.Create(recency, 3, 26.5m), ofProfile);
            Assert.Equal(ofProfile, ofSummary);
        }
    }

    [Fact]
    public void TryFrom_OrderLaterThanTheDay_HasRecencyZero()
    {
        var history = new CustomerHistory();
        history.Apply(
            CustomerEvent.Order(new OrderSnapshot { OrderId = "1", PlacedAt = new(2026, 3, 27, 20, 0, 0, TimeSpan.Zero), GrossTotal = 1 }));

        Assert.True(
            RfmValues.TryFrom(history.Profile, new DateTimeOffset(2026, 3, 20, 0, 0, 0, TimeSpan.Zero), TimeZoneInfo.Utc, out var values));
        Assert.Equal(0, values.RecencyDays);
    }

    [Fact]
    public void TryFrom_NoOrderThatCounts_IsFalseAndDefault()
    {
        Assert.False(RfmValues.TryFrom(default(CustomerProfile), DateTimeOffset.UnixEpoch, TimeZoneInfo.Utc, out var ofProfile));
        Assert.False(RfmValues.TryFrom(default(OrderSummary), DateTimeOffset.UnixEpoch, TimeZoneInfo.Utc, out var ofSummary));
        Assert.Equal((default, default), (ofProfile, ofSummary));
    }
}
