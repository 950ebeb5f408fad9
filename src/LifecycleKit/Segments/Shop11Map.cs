using LifecycleKit.Rfm;

namespace LifecycleKit.Segments;

/// <summary>Groups by recency and the mean of frequency and monetary, as hosted shop platforms show them to their merchants.</summary>
/// <remarks>
/// The names and their wording follow what such platforms publish; the cells are a reading of that wording on the ten-cell grid,
/// since the exact tables and the rounding of half scores are not public everywhere. Here halves round up, in favour of the customer.
/// </remarks>
internal static class Shop11Map
{
    public static SegmentMap Instance { get; } = new SegmentMapBuilder("Shop11", RfmBins.Create(5))
        .Add("Champions", key => (key.R, key.FM) is (5, >= 4))
        .Add("Loyal", key => (key.R, key.FM) is (3 or 4, >= 4))
        .Add("Active", key => (key.R, key.FM) is (>= 4, 2 or 3))
        .Add("New", key => (key.R, key.FM) is (5, 1))
        .Add("Promising", key => (key.R, key.FM) is (4, 1))
        .Add("Needs Attention", key => (key.R, key.FM) is (3, 3))
        .Add("Almost Lost", key => (key.R, key.FM) is (3, <= 2))
        .Add("At Risk", key => (key.R, key.FM) is (1 or 2, 3 or 4))
        .Add("Previously Loyal", key => (key.R, key.FM) is (1 or 2, 5))
        .Add("Dormant", key => (key.R, key.FM) is (1 or 2, <= 2))
        .Add("Prospects", key => key.IsVisitor)
        .Build();
}
