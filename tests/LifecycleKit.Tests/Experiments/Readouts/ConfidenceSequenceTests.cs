using LifecycleKit.Experiments;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Experiments;

public class ConfidenceSequenceTests
{
    private static readonly ProportionDifference Shares = ProportionDifference.Between(Ratio.Of(60, 300), Ratio.Of(36, 400));

    [Fact]
    public void Look_AtShares_IsTheReference()
    {
        // The formula of the paper at 40 digits (mpmath 1.3): t = 700, σ² = 700 · squared error, Nρ² = −W₋₁(−α²/e) − 1.
        var look = ConfidenceSequence.Create(1_000).Look(Shares);
        Assert.Equal(Shares.Difference(), look.Estimate);
        Assert.Equal(0.0272602202161847519, look.Interval().Lower, 1e-14);
        Assert.Equal(0.192739779783815248, look.Interval().Upper, 1e-14);
        Assert.Equal(0.00241125747273531696, look.PValue().Value, 1e-15);
    }

    [Theory]
    [InlineData(0.9)]
    [InlineData(0.95)]
    [InlineData(0.999)]
    public void Look_AtThePlannedSize_IsNarrowestOfAllPlans(double level)
    {
        var narrowest = Width(700);
        Assert.All([100, 500, 650, 690, 710, 750, 1_000, 10_000], planned => Assert.True(Width(planned) > narrowest));
        Assert.True(narrowest > Shares.NewcombeInterval(level).Width);

        double Width(long planned) => ConfidenceSequence.Create(planned, level).Look(Shares).Interval().Width;
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.95)]
    public void PValue_OfALook_IsAtMostAlphaJustWhereTheIntervalLeavesZeroOut(double level)
    {
        var sequence = ConfidenceSequence.Create(2_000, level);
        var seen = 0;
        for (var k = 40; k < 120; k++)
        {
            var look = sequence.Look(ProportionDifference.Between(Ratio.Of(k, 400), Ratio.Of(80, 400)));
            Assert.Equal(!look.Interval().Contains(0), look.PValue().Value <= 1 - level);
            seen += look.Interval().Contains(0) ? 0 : 1;
        }

        Assert.InRange(seen, 1, 79);
    }

    [Fact]
    public void Look_TooEarly_SaysWhatIsMissing()
    {
        var sequence = ConfidenceSequence.Create(1_000);
        var early = sequence.Look(ProportionDifference.Between(Ratio.Of(3, 49), Ratio.Of(3, 60)));
        Assert.Equal("treatment has 49 customers of the 50 that a look needs", early.PValue().Reason);
        Assert.True(early.Estimate.HasValue);
        Assert.False(early.HasInterval);
        var rare = sequence.Look(ProportionDifference.Between(Ratio.Of(2, 50), Ratio.Of(3, 60)));
        Assert.Equal("the smaller arm expects 2.3 of the 5 of either kind that a look needs", rare.PValue().Reason);
        Assert.Equal(
            "control has 0 customers of the 50 that a look needs",
            sequence.Look(CupedDifference.Between(Arms.Converted(9, 60), default)).PValue().Reason);
        var constant = ArmComparison.Between(Arms.Converted(0, 60), Arms.Converted(0, 60));
        Assert.Equal(
            "neither arm varies",
            sequence.Look(MeanDifference.Between(constant.Treatment.Revenue, constant.Control.Revenue)).PValue().Reason);
    }

    [Fact]
    public void Create_OutOfRange_NamesTheRule()
    {
        Assert.Throws<ArgumentOutOfRangeException>("plannedCustomers", () => ConfidenceSequence.Create(0));
        Assert.Throws<ArgumentOutOfRangeException>("level", () => ConfidenceSequence.Create(10, 1));
        Assert.Throws<ArgumentOutOfRangeException>("level", () => ConfidenceSequence.Create(10, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("minimumCustomers", () => ConfidenceSequence.Create(10, 0.9, 1));
        Assert.Equal("level 0.9 at any look, planned for 10 customers", ConfidenceSequence.Create(10, 0.9).ToString());
    }

    [Fact]
    public void Look_AtShares_AllocatesNothing()
    {
        var sequence = ConfidenceSequence.Create(1_000);
        Assert.Equal(0, Allocation.Of(() => sequence.Look(Shares)));
    }
}
