using LifecycleKit.Rfm;
using LifecycleKit.Segments;

namespace LifecycleKit.Tests.Segments;

public class SegmentDomainTests
{
    [Theory]
    [InlineData(5, 5, 5, 252)]
    [InlineData(2, 3, 4, 50)]
    [InlineData(10, 10, 10, 2002)]
    public void KeyAt_EveryIndex_IsADistinctKeyWithThatIndex(int r, int f, int m, int length)
    {
        var domain = new SegmentDomain(RfmBins.Create(r, f, m), Visitors: true);
        var keys = Enumerable.Range(0, domain.Length).Select(domain.KeyAt).ToArray();

        Assert.Equal(length, keys.Distinct().Count());
        Assert.Equal(Enumerable.Range(0, length), keys.Select(key => domain.IndexOf(in key)));
    }

    [Fact]
    public void Covers_WithoutVisitors_LeavesOutTheirTwoKeys()
    {
        var domain = new SegmentDomain(RfmBins.Create(2), Visitors: false);

        var leftOut = Enumerable.Range(0, domain.Length).Where(i => !domain.Covers(i)).Select(domain.KeyAt);

        Assert.Equal([CustomerStanding.Visitor, CustomerStanding.ContactableVisitor], leftOut.Select(key => key.Standing));
    }
}
