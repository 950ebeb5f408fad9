using LifecycleKit.Experiments;
using LifecycleKit.Numerics;

namespace LifecycleKit.Tests.Experiments;

public class CupedDifferenceTests
{
    [Fact]
    public void EveryMember_OfAFewCustomers_IsTheReference()
    {
        // At 40 digits (mpmath 1.3).
        var treatment = Of((10, 14), (0, 0), (25, 31), (8, 12), (40, 38), (3, 9));
        var control = Of((12, 10), (0, 2), (30, 28), (5, 0), (18, 21));
        var cuped = CupedDifference.Between(treatment, control);
        Assert.Equal(0.941050583657587549, cuped.Theta.Value, 1e-14);
        Assert.Equal(3.87859922178988327, cuped.Difference().Value, 1e-14);
        Assert.Equal(2.05871397901691478, cuped.Difference().StandardError, 1e-14);
        Assert.Equal(0.933098201861588115, cuped.VarianceReduction().Value, 1e-14);
        Assert.Equal(0.0949754680008403855, cuped.PValue().Value, 1e-13);
        Assert.Equal(-0.838985191168929173, cuped.Interval().Lower, 1e-12);
        Assert.Equal(8.59618363474869571, cuped.Interval().Upper, 1e-12);
    }

    /// <summary>Deng et al. (2013), eq. 5: the variance that is left is 1 − ρ². A sample's ρ² has an error near 2ρ(1 − ρ²)/√N.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    [InlineData(0.6)]
    [InlineData(0.9)]
    public void VarianceReduction_OfCorrelatedSpend_IsTheSquareOfTheCorrelation(double correlation)
    {
        var draws = new RandomDraws(11);
        const int customers = 4_000;
        var cuped =
            CupedDifference.Between(Arms.Correlated(ref draws, customers, correlation), Arms.Correlated(ref draws, customers, correlation));
        var error = 2 * correlation * (1 - correlation * correlation) / Math.Sqrt(2 * customers);
        Assert.Equal(correlation * correlation, cuped.VarianceReduction().Value, 4 * error + 2.0 / customers);
    }

    [Fact]
    public void Difference_WhereSpendBeforePredictsAll_IsTheEffect()
    {
        var cuped = CupedDifference.Between(Of((1, 15), (2, 16), (9, 23)), Of((4, 8), (5, 9), (7, 11)));
        Assert.Equal(1, cuped.Theta.Value, 1e-15);
        Assert.Equal(10, cuped.Difference().Value, 1e-14);
        Assert.Equal(1, cuped.VarianceReduction().Value, 1e-14);
    }

    [Fact]
    public void Members_WithoutEnoughData_SayWhatIsMissing()
    {
        var two = Of((1, 2), (3, 5));
        Assert.Equal("treatment has no customers", CupedDifference.Between(default, two).Difference().Reason);
        Assert.Equal("control has 1 customer of the 2 that a variance needs", CupedDifference.Between(two, Of((1, 1))).Theta.Reason);
        Assert.Equal(
            "spend before the experiment is known of 2 of the 3 customers of treatment",
            CupedDifference.Between(two + ArmOutcome.Of(true, 4), two).PValue().Reason);
        Assert.Equal(
            "spend before the experiment does not vary",
            CupedDifference.Between(Of((0, 2), (0, 3)), Of((0, 1), (0, 4))).VarianceReduction().Reason);
        Assert.Throws<InvalidOperationException>(() => CupedDifference.Between(default, two).Interval());
        Assert.Throws<ArgumentOutOfRangeException>("level", () => CupedDifference.Between(two, two).Interval(1));
        var constant = CupedDifference.Between(Of((1, 5), (3, 5)), Of((1, 5), (2, 5)));
        Assert.Equal("neither arm varies", constant.PValue().Reason);
        Assert.Equal("revenue does not vary", constant.VarianceReduction().Reason);
        Assert.Contains(
            "neither arm varies", Assert.Throws<InvalidOperationException>(() => constant.Interval()).Message, StringComparison.Ordinal);
    }

    private static ArmOutcome Of(params (decimal Before, decimal Revenue)[] customers) =>
        Arms.Of(customers.Select(x => (true, x.Revenue, x.Before)));
}
