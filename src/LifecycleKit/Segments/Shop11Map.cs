using LifecycleKit.Rfm;

namespace LifecycleKit.Segments;

/// <summary>Groups by recency and the mean of frequency and monetary, as hosted shop platforms show them to their merchants.</summary>
/// <remarks>
/// The names and their wording follow what such platforms publish; the cells are our reading of that wording on the ten-cell grid,
/// for the exact tables and the rounding of half scores are not public everywhere. Here halves round up, so that money counts in favour.
/// </remarks>
internal static class Shop11Map
{
    public static SegmentMap Instance { get; } = new SegmentMapBuilder("Shop11", RfmBins.Of(5))
        .Add("Champions", code => (code.R, code.FM) is (5, >= 4))
        .Add("Loyal", code => (code.R, code.FM) is (3 or 4, >= 4))
        .Add("Active", code => (code.R, code.FM) is (>= 4, 2 or 3))
        .Add("New", code => (code.R, code.FM) is (5, 1))
        .Add("Promising", code => (code.R, code.FM) is (4, 1))
        .Add("Needs Attention", code => (code.R, code.FM) is (3, 3))
        .Add("Almost Lost", code => (code.R, code.FM) is (3, <= 2))
        .Add("At Risk", code => (code.R, code.FM) is (1 or 2, 3 or 4))
        .Add("Previously Loyal", code => (code.R, code.FM) is (1 or 2, 5))
        .Add("Dormant", code => (code.R, code.FM) is (1 or 2, <= 2))
        .Add("Prospects", code => code.IsVisitor)
        .Build();
}
