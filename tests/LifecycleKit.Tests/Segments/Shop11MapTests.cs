using LifecycleKit.Segments;

namespace LifecycleKit.Tests.Segments;

public class Shop11MapTests
{
    /// <summary>Ranges of recency and of FM, each as its digits.</summary>
    private const string Ranges = """
        Champions: 5 45
        Loyal: 34 45
        Active: 45 23
        New: 5 1
        Promising: 4 1
        Needs Attention: 3 3
        Almost Lost: 3 12
        At Risk: 12 34
        Previously Loyal: 12 5
        Dormant: 12 12
        """;

    [Fact]
    public void Map_EveryCode_IsTheSegmentOfItsRanges() => Assert.All(Placement.Codes, code =>
    {
        var fm = (char)('0' + (int)Math.Round((code[1] - '0' + code[2] - '0') / 2m, MidpointRounding.AwayFromZero));
        var expected = Assert.Single(Placement.Table(Ranges), row => row.Cells[0].Contains(code[0]) && row.Cells[1].Contains(fm)).Name;
        Assert.Equal(expected, SegmentMaps.Shop11.SegmentOf(Placement.Customer(code)));
        Assert.Equal(expected, SegmentMaps.Shop11.SegmentOf(Placement.Customer(code, orders: 1)));
    });

    [Fact]
    public void Map_Visitors_AreProspects()
    {
        Assert.Equal("Prospects", SegmentMaps.Shop11.SegmentOf(Placement.Visitor));
        Assert.Equal("Prospects", SegmentMaps.Shop11.SegmentOf(Placement.ContactableVisitor));
    }

    [Fact]
    public void Segments_AreElevenInOrder() => Assert.Equal(
        [.. Placement.Table(Ranges).Select(row => row.Name), "Prospects"], SegmentMaps.Shop11.Segments.Select(segment => segment.Name));
}
