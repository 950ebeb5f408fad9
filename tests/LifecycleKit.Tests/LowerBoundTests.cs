using FsCheck.Fluent;

namespace LifecycleKit.Tests;

public class LowerBoundTests
{
    [Theory]
    [InlineData(0, 0, 3, 0)]
    [InlineData(2, 2, 3, 2)]
    [InlineData(0, 10, -1, 0)]
    [InlineData(0, 10, 4, 4)]
    [InlineData(0, 10, 10, 10)]
    [InlineData(-5, 5, -5, -5)]
    public void Find_APlace_IsTheFirstNumberNotBelow(int low, int high, int place, int expected) =>
        Assert.Equal(expected, LowerBound.Find(low, high, place, static (i, state) => i < state));

    [Fact]
    public void Find_AnyRange_IsWhatALinearSearchFinds() => Law.Holds(
        from low in Gen.Choose(-100, 100) from length in Gen.Choose(0, 50) from place in Gen.Choose(-150, 200)
            select (low, high: low + length, place),
        x =>
        {
            var expected = x.low;
            while (expected < x.high && expected < x.place) expected++;
            Assert.Equal(expected, LowerBound.Find(x.low, x.high, x.place, static (i, state) => i < state));
        });

    [Fact]
    public void Find_TheRangeOfTicks_DoesNotOverflow() => Assert.Equal(
        DateTime.MaxValue.Ticks, LowerBound.Find(0L, long.MaxValue, DateTime.MaxValue.Ticks, static (ticks, state) => ticks < state));

    [Fact]
    public void Find_WithAStaticTest_AllocatesNothing() =>
        Assert.Equal(0, Allocation.Of(() => LowerBound.Find(0, 1_000, 700, static (i, state) => i < state)));
}
