using System.Text.RegularExpressions;
using LifecycleKit.Segments;

namespace LifecycleKit.Tests.Segments;

public class Grid10MapTests
{
    /// <summary>The map as it circulates: regular expressions over the digits of recency and frequency.</summary>
    private const string Published = """
        Hibernating: [1-2][1-2]
        At Risk: [1-2][3-4]
        Can't Lose: [1-2]5
        About To Sleep: 3[1-2]
        Need Attention: 33
        Loyal: [3-4][4-5]
        Promising: 41
        New: 51
        Potential Loyalist: [4-5][2-3]
        Champions: 5[4-5]
        """;

    [Fact]
    public void Map_EveryCode_IsTheSegmentWhoseExpressionMatches() => Assert.All(Placement.Codes, code =>
    {
        var expected = Assert.Single(Placement.Table(Published), row => Regex.IsMatch(code[..2], $"^{row.Cells[0]}$")).Name;
        Assert.Equal(expected, SegmentMaps.Grid10.SegmentOf(Placement.Customer(code)));
        Assert.Equal(expected, SegmentMaps.Grid10.SegmentOf(Placement.Customer(code, orders: 1)));
    });

    [Fact]
    public void Segments_AreInThePublishedOrder() =>
        Assert.Equal(Placement.Table(Published).Select(row => row.Name), SegmentMaps.Grid10.Segments.Select(segment => segment.Name));

    [Fact]
    public void Map_Visitors_HaveNoSegment()
    {
        Assert.Null(SegmentMaps.Grid10.Map(Placement.Visitor));
        Assert.Null(SegmentMaps.Grid10.Map(Placement.ContactableVisitor));
    }
}
