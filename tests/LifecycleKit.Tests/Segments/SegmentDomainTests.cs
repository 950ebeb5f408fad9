using LifecycleKit.Rfm;
using LifecycleKit.Segments;

namespace LifecycleKit.Tests.Segments;

public class SegmentDomainTests
{
    [Theory]
    [InlineData(5, 5, 5, 252)]
    [InlineData(2, 3, 4, 50)]
    [InlineData(10, 10, 10, 2002)]
    public void CodeAt_EveryPlace_IsADistinctCodeThatLeadsBack(int r, int f, int m, int length)
    {
        var domain = new SegmentDomain(RfmBins.Create(r, f, m), Visitors: true);
        var codes = Enumerable.Range(0, domain.Length).Select(domain.CodeAt).ToArray();

        Assert.Equal(length, codes.Distinct().Count());
        Assert.Equal(Enumerable.Range(0, length), codes.Select(code => domain.IndexOf(in code)));
    }

    [Fact]
    public void Covers_WithoutVisitors_LeavesOutTheirTwoCodes()
    {
        var domain = new SegmentDomain(RfmBins.Of(2), Visitors: false);

        var leftOut = Enumerable.Range(0, domain.Length).Where(i => !domain.Covers(i)).Select(domain.CodeAt);

        Assert.Equal([CustomerStanding.Visitor, CustomerStanding.ContactableVisitor], leftOut.Select(code => code.Standing));
    }
}
