using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Customers;

public class PurchaseWindowTests
{
    private static readonly DateTimeOffset AsOf = new(2024, 5, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Create_Defaults_AreWeeksOfDaysSinceEver()
    {
        var window = PurchaseWindow.Create(AsOf, TimeZoneInfo.Utc);
        Assert.Equal(
            (DateTimeOffset.MinValue, AsOf, TimeUnit.Week, PurchaseGrain.Day), (window.Start, window.AsOf, window.Unit, window.Grain));
        Assert.Equal(TimeZoneInfo.Utc, window.TimeZone);
    }

    [Fact]
    public void Contains_Bounds_HoldsTheFirstAndNotTheSecond()
    {
        var window = PurchaseWindow.Create(AsOf, TimeZoneInfo.Utc, start: AsOf.AddDays(-1));
        Assert.True(window.Contains(AsOf.AddDays(-1)));
        Assert.True(window.Contains(AsOf.AddTicks(-1)));
        Assert.False(window.Contains(AsOf.AddDays(-1).AddTicks(-1)));
        Assert.False(window.Contains(AsOf));
    }

    [Fact]
    public void Create_AtTheBeginningOfTime_IsDefault() =>
        Assert.Equal(default, PurchaseWindow.Create(DateTimeOffset.MinValue, TimeZoneInfo.Utc, TimeUnit.Day));

    [Fact]
    public void Create_SameParts_IsEqual()
    {
        Assert.Equal(PurchaseWindow.Create(AsOf, Zones.Find("Europe/Berlin")), PurchaseWindow.Create(AsOf, Zones.Find("Europe/Berlin")));
        Assert.NotEqual(PurchaseWindow.Create(AsOf, Zones.Find("Europe/Berlin")), PurchaseWindow.Create(AsOf, TimeZoneInfo.Utc));
    }

    [Fact]
    public void Create_BadParts_ThrowNamingThem()
    {
        Assert.Throws<ArgumentNullException>("zone", () => PurchaseWindow.Create(AsOf, null!));
        Assert.Throws<ArgumentOutOfRangeException>("start", () => PurchaseWindow.Create(AsOf, TimeZoneInfo.Utc, start: AsOf.AddTicks(1)));
        Assert.Throws<ArgumentOutOfRangeException>("unit", () => PurchaseWindow.Create(AsOf, TimeZoneInfo.Utc, (TimeUnit)4));
        Assert.Throws<ArgumentOutOfRangeException>("grain", () => PurchaseWindow.Create(AsOf, TimeZoneInfo.Utc, grain: (PurchaseGrain)2));
    }
}
