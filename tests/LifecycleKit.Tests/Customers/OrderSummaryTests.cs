using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Customers;

public class OrderSummaryTests
{
    private static readonly DateTimeOffset Day = new(2024, 5, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly OrderLogCustomer Customer = OrderLog.Read(
    [
        new("a", Day.AddDays(0), -5.00m), new("a", Day.AddDays(1), 0m), new("a", Day.AddDays(2), 19.99m), new("a", Day.AddDays(3), -9.99m),
    ])[0];

    [Fact]
    public void Summarize_OrdersAndCredits_CountsEachForWhatItIs()
    {
        var summary = Customer.Summarize();
        Assert.Equal((2, 1, 2, 4), (summary.OrderCount, summary.ZeroOrderCount, summary.CreditCount, summary.EntryCount));
        Assert.Equal(5.00m, summary.NetRevenue);
        Assert.Equal((Day.AddDays(1), Day.AddDays(2)), (summary.FirstOrderAt, summary.LastOrderAt));
        Assert.Equal((Day, Day.AddDays(3)), (summary.FirstEntryAt, summary.LastEntryAt));
    }

    [Fact]
    public void Summarize_AsOfAnEntry_ExcludesIt() => Assert.Equal(1, Customer.Summarize(Day.AddDays(2)).OrderCount);

    [Fact]
    public void Summarize_OnlyCredits_HasEntriesAndNoOrders()
    {
        var summary = Customer.Summarize(Day.AddDays(1));
        Assert.Equal((0, 1, -5.00m), (summary.OrderCount, summary.CreditCount, summary.NetRevenue));
        Assert.Equal((null, Day), (summary.FirstOrderAt, summary.FirstEntryAt));
        Assert.Equal((null, Day), (summary.LastOrderAt, summary.LastEntryAt));
    }

    [Fact]
    public void Summarize_BeforeAllEntries_IsDefault() => Assert.Equal(default, Customer.Summarize(Day));

    [Fact]
    public void NetRevenue_OfCents_ShowsCents() =>
        Assert.Equal("5.00", Customer.Summarize().NetRevenue.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
