using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Customers;

public class TimeUnitTests
{
    [Theory]
    [InlineData(TimeUnit.Day, 1)]
    [InlineData(TimeUnit.Week, 7)]
    [InlineData(TimeUnit.Month, 30.4375)]
    [InlineData(TimeUnit.Year, 365.25)]
    public void ToDays_Unit_IsItsLength(TimeUnit unit, double days) => Assert.Equal(days, unit.ToDays());

    [Fact]
    public void ToDays_NoUnit_Throws() => Assert.Throws<ArgumentOutOfRangeException>("unit", () => ((TimeUnit)4).ToDays());
}
