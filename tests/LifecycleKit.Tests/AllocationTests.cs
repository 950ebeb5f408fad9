namespace LifecycleKit.Tests;

public class AllocationTests
{
    [Fact]
    public void Of_CodeThatAllocates_IsItsBytes() =>
        Assert.InRange(Allocation.Of(() => GC.KeepAlive(new byte[100])), 1_000 * 100, 1_000 * 200);

    [Fact]
    public void Of_CodeThatDoesNot_IsZero() => Assert.Equal(0, Allocation.Of(() => GC.KeepAlive("text")));
}
