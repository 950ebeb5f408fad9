using LifecycleKit.Segments;

namespace LifecycleKit.Tests.Segments;

public class FivePhaseMapTests
{
    /// <summary>The table of the map: R down, V = ⌊(F + M + 1) / 2⌋ across.</summary>
    private const string Published = """
        | 5 | Recent | Recent | Potential Loyalists | Champions | Champions |
        | 4 | Recent | Promising | Potential Loyalists | Loyal | Champions |
        | 3 | Promising | Promising | Potential Loyalists | Loyal | Loyal |
        | 2 | Falling Asleep | Falling Asleep | At Risk | At Risk | At Risk |
        | 1 | Falling Asleep | Falling Asleep | Falling Asleep | Cannot-lose | Cannot-lose |
        """;

    private const string Phases = """
        Acquisition: Engaged Visitors, Loyal Visitors
        Retention: First-time Customers, Recent
        Increased Value: Promising, Potential Loyalists
        Veneration: Loyal, Champions
        Reactivation: Cannot-lose, At Risk, Falling Asleep
        """;

    [Fact]
    public void Map_RepeatCustomer_IsTheCellOfTheTable() =>
        Assert.All(Placement.Codes, code => Assert.Equal(Cell(code), SegmentMaps.FivePhase.SegmentOf(Placement.Customer(code))));

    [Fact]
    public void Map_OneOrder_IsFirstTimeFromRecencyThreeElseTheCellOfTheTable() => Assert.All(Placement.Codes, code => Assert.Equal(
        code[0] >= '3' ? "First-time Customers" : Cell(code), SegmentMaps.FivePhase.SegmentOf(Placement.Customer(code, orders: 1))));

    [Fact]
    public void Map_WithoutVisitAndOrder_IsNoSegment() => Assert.All(
        SegmentMaps.All,
        map => Assert.All([false, true], isContactable => Assert.Null(map.Map(SegmentInput.Create(0, isContactable, default)))));

    [Fact]
    public void Map_Visitors_ArePlacedByContactability()
    {
        Assert.Equal("Engaged Visitors", SegmentMaps.FivePhase.SegmentOf(Placement.Visitor));
        Assert.Equal("Loyal Visitors", SegmentMaps.FivePhase.SegmentOf(Placement.ContactableVisitor));
    }

    [Fact]
    public void Segments_AreInTheirPhases()
    {
        var expected =
            from line in Phases.Split('\n')
            let parts = line.Split(':')
            from name in parts[1].Split(',')
            select (name.Trim(), parts[0].Trim());

        Assert.Equal(expected, SegmentMaps.FivePhase.Segments.Select(segment => (segment.Name, segment.Phase!)));
    }

    private static string Cell(string code)
    {
        var v = (int)Math.Floor((code[1] - '0' + code[2] - '0' + 1) / 2.0);
        var rows = Published.Split('\n').Select(row => row.Split('|', StringSplitOptions.TrimEntries));
        return rows.Single(row => row[1][0] == code[0])[1 + v];
    }
}
