using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Customers;

public class OrderLogAllocationTests
{
    private static readonly DateTimeOffset Noon = new(2024, 5, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly OrderLog Log =
        OrderLog.Read(Enumerable.Range(0, 1_000).Select(i => new OrderRow($"{i % 50}", Noon.AddHours(i), i / 7m)));

    [Fact]
    public void Summarize_Customer_AllocatesNothing() => Assert.Equal(0, Allocation.Of(() => Log[7].Summarize(Noon.AddDays(9))));

    [Fact]
    public void TryFind_Customer_AllocatesNothing() => Assert.Equal(0, Allocation.Of(() => Log.TryFind("49", out _)));

    [Fact]
    public void Entries_ByPlace_AllocateNothing() => Assert.Equal(0, Allocation.Of(() =>
    {
        var customer = Log[7];
        for (var entry = 0; entry < customer.Count; entry++) Assert.False(customer[entry].IsCredit);
    }));

    [Theory]
    [InlineData("UTC")]
    [InlineData("Europe/Berlin")]
    public void TryGetPurchaseHistory_Customer_AllocatesNothing(string zone)
    {
        var window = PurchaseWindow.Create(Noon.AddDays(30), Zones.Find(zone));
        Assert.Equal(0, Allocation.Of(() => Log[7].TryGetPurchaseHistory(window, out _)));
    }
}
