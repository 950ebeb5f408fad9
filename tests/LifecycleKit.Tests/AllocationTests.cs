namespace LifecycleKit.Tests;

public class AllocationTests
{
    [Fact]
    public void Of_CodeThatAllocates_IsItsBytes() => Assert.InRange(Allocation.Of(() => GC.KeepAlive(new byte[100])), 64 * 100, 64 * 200);

    [Fact]
    public void Of_CodeThatDoesNot_IsZero() => Assert.Equal(0, Allocation.Of(() => GC.KeepAlive("text")));
}
