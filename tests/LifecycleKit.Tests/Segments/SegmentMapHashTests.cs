using LifecycleKit.Segments;

namespace LifecycleKit.Tests.Segments;

public class SegmentMapHashTests
{
    /// <summary>An upgrade of the library must not move anyone: a hash changes only with what its map says.</summary>
    [Fact]
    public void ContentHash_OfAMapInTheBox_IsGolden() =>
        Assert.Equal("1633BD5A8CD0FAFE89B9A218251FA3C6A36C68A5015E8B272215E89CFAFB7171", SegmentMaps.Classic11.ContentHash);
}
