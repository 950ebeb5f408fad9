using LifecycleKit.Rfm;
using LifecycleKit.Segments;

namespace LifecycleKit.Tests.Segments;

public class SegmentMapBuilderTests
{
    [Fact]
    public void Build_Partition_PlacesEveryCustomer()
    {
        var map = new SegmentMapBuilder("Mine", RfmBins.Create(3, 2, 2))
            .Add("Prospects", key => key.IsVisitor, LifecyclePhase.Acquisition)
            .Add("First", key => key.HasOneOrder, "Welcome")
            .Add("Recent", key => key.HasRepeatOrders && key.R >= 2)
            .Add("Quiet", key => key.HasRepeatOrders && key.R == 1)
            .Build();

        Assert.Equal(("Mine", RfmBins.Create(3, 2, 2), true), (map.Name, map.Bins, map.CoversVisitors));
        Assert.Equal("Mine (3×2×2)", map.ToString());
        Assert.Equal(["Prospects", "First", "Recent", "Quiet"], map.Segments.Select(segment => segment.ToString()));
        Assert.Equal(["Acquisition", "Welcome", null, null], map.Segments.Select(segment => segment.Phase));
        Assert.All(map.Segments, segment => Assert.Equal("Mine", segment.Map));
        Assert.Equal("Prospects", map.SegmentOf(Placement.Visitor));
        Assert.Null(map.SegmentOf(default));
        Assert.Equal("First", map.SegmentOf(SegmentInput.Create(1, false, RfmScore.Create(1, 2, 2, map.Bins))));
        Assert.Equal("Quiet", map.SegmentOf(SegmentInput.Create(2, false, RfmScore.Create(1, 2, 2, map.Bins))));
        Assert.Equal("Recent", map.SegmentOf(SegmentInput.Create(9, false, RfmScore.Create(3, 1, 2, map.Bins))));
    }

    [Fact]
    public void Build_CustomersOnly_LeavesVisitorsWithoutSegment()
    {
        var map = new SegmentMapBuilder("Mine", RfmBins.Create(2)).CustomersOnly().Add("All", _ => true).Build();

        Assert.False(map.CoversVisitors);
        Assert.Null(map.Map(Placement.Visitor));
    }

    [Fact]
    public void Build_ListedScoresOfTwoDigits_AreRead()
    {
        var map = new SegmentMapBuilder("Mine", RfmBins.Create(10, 2, 2)).CustomersOnly()
            .AddScores("Best", "10-1-1 10-1-2\n10-2-1\t10-2-2")
            .Add("Rest", key => key.R < 10)
            .Build();

        Assert.Equal("Best", map.SegmentOf(SegmentInput.Create(1, false, RfmScore.Create(10, 2, 1, map.Bins))));
        Assert.Equal("Rest", map.SegmentOf(SegmentInput.Create(1, false, RfmScore.Create(9, 2, 1, map.Bins))));
    }

    [Fact]
    public void Build_AnythingWrong_ListsAllOfItTogether()
    {
        var builder = new SegmentMapBuilder("Mine", RfmBins.Create(2))
            .Add("Visitors", key => key is { IsVisitor: true, IsContactableVisitor: false })
            .AddScores("Best", "222 221 222 333")
            .Add("Recent", key => key.R == 2)
            .Add("Never", _ => false)
            .Add("Quiet", key => key is { R: 1, F: 1 } or { HasOneOrder: true, R: 1 });

        var error = Assert.Throws<ArgumentException>(builder.Build);

        Assert.Equal(
            "The segment map 'Mine' must place every key of 2×2×2 bins in exactly one segment. "
            + "No segment: contactable visitor, keys with R = 1 and F = 2 and repeat orders. "
            + "Several segments: keys with R = 2 and F = 2 (Best, Recent). "
            + "Segments without a key: Never. Unknown score: 333 (Best). Listed twice in one segment: 222 (Best).",
            error.Message);
    }

    [Fact]
    public void Build_NoSegments_SaysThatEveryKeyIsMissing()
    {
        var error = Assert.Throws<ArgumentException>(new SegmentMapBuilder("Mine", RfmBins.Create(2)).Build);

        Assert.EndsWith("No segment: visitor, contactable visitor, every score.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_VisitorRuleWhereVisitorsAreLeftOut_IsASegmentWithoutKey()
    {
        var builder = new SegmentMapBuilder("Mine", RfmBins.Create(2))
            .CustomersOnly()
            .Add("All", _ => true)
            .Add("Visitors", key => key.IsVisitor);

        var error = Assert.Throws<ArgumentException>(builder.Build);

        Assert.EndsWith("exactly one segment. Segments without a key: Visitors.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_AfterFurtherSegments_LeavesTheFirstMapAlone()
    {
        var builder = new SegmentMapBuilder("Mine", RfmBins.Create(2)).Add("All", _ => true);
        var map = builder.Build();
        builder.Add("More", _ => false);

        Assert.Single(map.Segments);
        Assert.Throws<ArgumentException>(builder.Build);
    }

    [Fact]
    public void Add_BadArgument_NamesIt()
    {
        var builder = new SegmentMapBuilder("Mine", RfmBins.Create(2)).Add("All", _ => true);

        Assert.Throws<ArgumentException>("name", () => builder.Add("All", _ => true));
        Assert.Throws<ArgumentException>("name", () => builder.Add(" ", _ => true));
        Assert.Throws<ArgumentException>("phase", () => builder.Add("Other", _ => true, " "));
        Assert.Throws<ArgumentNullException>("holds", () => builder.Add("Other", null!));
        Assert.Throws<ArgumentNullException>("scores", () => builder.AddScores("Other", null!));
        Assert.Throws<ArgumentException>("name", () => new SegmentMapBuilder("", RfmBins.Create(2)));
        Assert.Throws<ArgumentException>("bins", () => new SegmentMapBuilder("Mine", default));
    }

    [Fact]
    public void Find_Name_IsTheSegmentOrNull()
    {
        Assert.Equal("Champions", SegmentMaps.FivePhase.Find("Champions")?.Name);
        Assert.Null(SegmentMaps.FivePhase.Find("champions"));
        Assert.Throws<ArgumentNullException>("name", () => SegmentMaps.FivePhase.Find(null!));
    }

    [Fact]
    public void Segment_SameNameInAnotherMap_IsAnother() =>
        Assert.NotEqual(SegmentMaps.FivePhase.Find("Champions"), SegmentMaps.Grid10.Find("Champions"));
}
