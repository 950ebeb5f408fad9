using LifecycleKit.Experiments;

namespace LifecycleKit.Tests.Experiments;

public class SampleRatioCheckTests
{
    [Fact]
    public void Of_KohavisExample_IsAMismatch()
    {
        // Kohavi, Tang and Xu (2020), ch. 21, example 1: 821,588 against 815,482 of a 50/50 design, p = 1.8e-6; at 40 digits.
        var check = SampleRatioCheck.Of([821_588, 815_482], [0.5, 0.5]);
        Assert.Equal(22.774368841894360046, check.ChiSquare.Value, 1e-12);
        Assert.Equal(1.8217928726191871886e-6, check.PValue().Value, 1e-16);
        Assert.True(check.IsMismatch);
        Assert.Equal((1, 0.001), (check.DegreesOfFreedom, check.Threshold));
    }

    [Fact]
    public void Of_MendelsPeas_FitsThePlan()
    {
        // Mendel (1866): 315, 108, 101 and 32 peas for 9 : 3 : 3 : 1, χ² = 0.470, p = 0.925; at 40 digits.
        var check = SampleRatioCheck.Of([315, 108, 101, 32], [9, 3, 3, 1]);
        Assert.Equal(0.47002398081534772182, check.ChiSquare.Value, 1e-14);
        Assert.Equal(0.92542589510361596739, check.PValue().Value, 1e-14);
        Assert.False(check.IsMismatch);
    }

    [Fact]
    public void Of_TooFew_SaysWhatIsMissing()
    {
        Assert.Equal("there are no customers", SampleRatioCheck.Of([0, 0], [1, 1]).PValue().Reason);
        var few = SampleRatioCheck.Of([10, 9], [0.9, 0.1]);
        Assert.Equal("the smallest arm expects 1.9 customers of the 5 that the sample-ratio check needs", few.PValue().Reason);
        Assert.False(few.IsMismatch);
        Assert.True(SampleRatioCheck.Of([10, 9], [0.9, 0.1], new ReadoutOptions { MinExpectedCount = 1 }).IsMismatch);
        Assert.False(SampleRatioCheck.Of([821_588, 815_482], [1, 1], new ReadoutOptions { SampleRatioThreshold = 1e-6 }).IsMismatch);
    }

    [Fact]
    public void Of_InvalidArguments_IsRefused()
    {
        Assert.Throws<ArgumentException>("exposed", () => SampleRatioCheck.Of([5], [1]));
        Assert.Throws<ArgumentException>("plannedShares", () => SampleRatioCheck.Of([5, 5], [1]));
        Assert.Throws<ArgumentOutOfRangeException>("exposed", () => SampleRatioCheck.Of([5, -5], [1, 1]));
        Assert.Throws<ArgumentOutOfRangeException>("plannedShares", () => SampleRatioCheck.Of([5, 5], [1, 0]));
        Assert.Throws<ArgumentOutOfRangeException>("plannedShares", () => SampleRatioCheck.Of([5, 5], [double.NaN, 1]));
    }
}
