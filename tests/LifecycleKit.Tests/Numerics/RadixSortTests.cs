using FsCheck.Fluent;
using LifecycleKit.Numerics;

namespace LifecycleKit.Tests.Numerics;

public class RadixSortTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1023)]
    [InlineData(1024)]
    [InlineData(5000)]
    public void Sort_AnyLength_EqualsSortOfTheFramework(int length)
    {
        var random = new Random(length);
        AssertSorts([.. Enumerable.Range(0, length).Select(_ => random.NextInt64(-1_000_000, 1_000_000))]);
    }

    [Fact]
    public void Sort_ValuesOverTheWholeRange_EqualsSortOfTheFramework()
    {
        var random = new Random(7);
        long[] edges = [long.MinValue, long.MaxValue, 0, -1, 1];
        AssertSorts([.. edges, .. Enumerable.Range(0, 3000).Select(_ => random.NextInt64(long.MinValue, long.MaxValue)), .. edges]);
    }

    [Fact]
    public void Sort_OneValue_LeavesIt() => AssertSorts([.. Enumerable.Repeat(-42L, 2000)]);

    [Fact]
    public void Sort_AnyRangeOfDigits_EqualsSortOfTheFramework() => Law.Holds(
        from bits in Gen.Choose(1, 62)
        from offset in Gen.Choose(int.MinValue, int.MaxValue)
        from seed in Gen.Choose(0, int.MaxValue)
        select (bits, offset, seed),
        x =>
        {
            var random = new Random(x.seed);
            AssertSorts([.. Enumerable.Range(0, 1500).Select(_ => x.offset + random.NextInt64(1L << x.bits))]);
        },
        100);

    private static void AssertSorts(long[] values)
    {
        var expected = values.ToArray();
        Array.Sort(expected);
        RadixSort.Sort(values);
        Assert.Equal(expected, values);
    }
}
