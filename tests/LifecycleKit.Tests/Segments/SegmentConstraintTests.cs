using LifecycleKit.Conditions;
using LifecycleKit.Segments;

namespace LifecycleKit.Tests.Segments;

public class SegmentConstraintTests
{
    /// <summary>Every cell of the map with every segment: exactly its own is possible.</summary>
    [Fact]
    public void IsEmpty_OfASegmentAndACell_IsTrueUnlessTheCellIsItsOwn()
    {
        var tried = 0;
        foreach (var (key, own) in SegmentMaps.FivePhase.Cells())
        {
            foreach (var segment in SegmentMaps.FivePhase.Segments)
            {
                var region = ConditionRegion.Of(
                    SegmentFields.Segment.EqualTo(segment.Name) & SegmentFields.Phase.EqualTo(segment.Phase!)
                        & Condition.All([.. Of(key)]));
                Assert.Equal((segment != own, segment != own), (region.IsEmpty, region.IsConflictOfConstraint));
                tried++;
            }
        }

        Assert.Equal((2 + 2 * 125) * 11, tried);
    }

    [Fact]
    public void IsEmpty_OfAVisitorsSegmentWithoutAVisit_IsTrue()
    {
        var isVisitor = SegmentFields.Phase.EqualTo(LifecyclePhase.Acquisition);
        Assert.True(ConditionRegion.Of(isVisitor & Fields.VisitCount.EqualTo(0)).IsEmpty);
        Assert.False(ConditionRegion.Of(isVisitor & Fields.VisitCount.AtMost(1)).IsEmpty);
    }

    [Fact]
    public void IsEmpty_OfASegmentOnAMapWithoutVisitors_NeedsAnOrder()
    {
        var segment = SegmentFields.ForMap(SegmentMaps.Classic11);
        Assert.True(ConditionRegion.Of(segment.Exists() & Fields.OrderCount.EqualTo(0)).IsEmpty);
        Assert.False(ConditionRegion.Of(!segment.Exists() & Fields.OrderCount.EqualTo(0)).IsEmpty);
        Assert.Equal(11, segment.Known!.Count);
        Assert.Equal(5, SegmentFields.Phase.Known!.Count);
    }

    private static IEnumerable<Condition> Of(SegmentKey key) => key.Standing switch
    {
        CustomerStanding.Visitor =>
            [Fields.OrderCount.EqualTo(0), Fields.VisitCount.AtLeast(1), Fields.EmailContactable.IsFalse()],
        CustomerStanding.ContactableVisitor =>
            [Fields.OrderCount.EqualTo(0), Fields.VisitCount.AtLeast(1), Fields.EmailContactable.IsTrue()],
        _ =>
        [
            key.Standing == CustomerStanding.OneOrder ? Fields.OrderCount.EqualTo(1) : Fields.OrderCount.AtLeast(2),
            Fields.RecencyScore.EqualTo(key.R), Fields.FrequencyScore.EqualTo(key.F), Fields.MonetaryScore.EqualTo(key.M),
        ],
    };
}
