using LifecycleKit.Rfm;

namespace LifecycleKit.Segments;

/// <summary>The grid of recency × frequency that most RFM tutorials use, there written as regular expressions over two digits.</summary>
/// <remarks>A partition of all 25 cells.</remarks>
internal static class Grid10Map
{
    public static SegmentMap Instance { get; } = new SegmentMapBuilder("Grid10", RfmBins.Create(5))
        .CustomersOnly()
        .Add("Hibernating", key => (key.R, key.F) is (<= 2, <= 2))
        .Add("At Risk", key => (key.R, key.F) is (<= 2, 3 or 4))
        .Add("Can't Lose", key => (key.R, key.F) is (<= 2, 5))
        .Add("About To Sleep", key => (key.R, key.F) is (3, <= 2))
        .Add("Need Attention", key => (key.R, key.F) is (3, 3))
        .Add("Loyal", key => (key.R, key.F) is (3 or 4, >= 4))
        .Add("Promising", key => (key.R, key.F) is (4, 1))
        .Add("New", key => (key.R, key.F) is (5, 1))
        .Add("Potential Loyalist", key => (key.R, key.F) is (>= 4, 2 or 3))
        .Add("Champions", key => (key.R, key.F) is (5, >= 4))
        .Build();
}
