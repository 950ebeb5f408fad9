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
}
