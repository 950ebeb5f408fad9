using System.Globalization;
using LifecycleKit.Clv;
using LifecycleKit.Tests.Conventions;

namespace LifecycleKit.Tests.Clv;

/// <summary>Published figures of BG/BB, each to the digits that were printed.</summary>
public class BgBbPublishedTests
{
    /// <summary>The published parameters, to the digits to which the predictions below were computed.</summary>
    private static readonly BgBbModel Model = BgBbModel.Create(1.203522, 0.749716, 0.656718, 2.783443);

    [Fact]
    public void Fit_Donations_IsThePublishedOne()
    {
        var fit = DiscreteFits.BgBb(Donations.Sample);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{fit}; {fit.IterationCount} steps, {fit.EvaluationCount} evaluations, gradient {fit.GradientNorm:g3}");
        Assert.Equal(FitStatus.Converged, fit.Status);
        Assert.Equal(11_104, fit.CustomerCount);
        Assert.Equal(22, fit.DistinctRowCount);
        for (var i = 0; i < 4; i++) Assert.Equal(Model.Parameters[i].Value.Value, fit.Parameters[i].Value.Value, 1e-6);
        Assert.Equal(-33225.58127, fit.LogLikelihood.Value, 1e-5);
        Assert.InRange(fit.GradientNorm, 0, 1e-8);
        Assert.All(fit.Parameters, parameter => Assert.True(parameter.Value.HasStandardError));
    }

    /// <summary>
    /// Defect 14: a likelihood floored at 1e-15, and a penalty on parameters scaled by the longest T, depend on the data. Here a likelihood
    /// of e^−5000 keeps its digits, and a sample's longest n does not change the other rows.
    /// </summary>
    [Fact]
    public void Defect14_TinyLikelihoodAndLongRow_NeitherFlooredNorScaled()
    {
        var model = BgBbModel.Create(40, 0.5, 0.3, 200);
        var history = OpportunityHistory.Create(500, 4000, 5000);
        Assert.InRange(model.LogLikelihood(history), -5000, -1000);

        var longRow = OpportunitySample.Create([OpportunityHistory.Create(0, 0, 500)]);
        var with = DiscreteFits.BgBb(Donations.Sample.Merge(longRow), new FitOptions { Penalty = 1e-6 });
        var without = DiscreteFits.BgBb(Donations.Sample, new FitOptions { Penalty = 1e-6 });
        for (var i = 0; i < 4; i++)
            Assert.Equal(1, with.Parameters[i].Value.Value / without.Parameters[i].Value.Value, 0.02);
    }

    [Fact]
    public void Fit_DonationsFile_IsThatOfTheTypedPatterns()
    {
        var rows = File.ReadLines(Repository.SharedData("donations_bgbb.csv")).Skip(1)
            .Select(line => line.Split(',').Select(cell => int.Parse(cell, CultureInfo.InvariantCulture)).ToArray())
            .Select(cells => (OpportunityHistory.Create(cells[0], cells[1], cells[2]), (long)cells[3]));
        Assert.Equal(Donations.Sample.Rows, SampleRows.Opportunities(rows).Rows);
    }

    [Theory]
    [InlineData(1, 0.498543)]
    [InlineData(2, 0.923349)]
    [InlineData(3, 1.296874)]
    [InlineData(4, 1.632310)]
    [InlineData(5, 1.938138)]
    [InlineData(6, 2.220170)]
    [InlineData(7, 2.482582)]
    [InlineData(8, 2.728488)]
    [InlineData(9, 2.960277)]
    [InlineData(10, 3.179830)]
    [InlineData(11, 3.388656)]
    public void ExpectedPurchases_NewCustomer_AreThePublished(int periods, double published) =>
        Assert.Equal(published, Model.ExpectedPurchases(OpportunityHistory.New, periods).Value, 5.1e-7);

    [Theory]
    [InlineData(0, 0, 0.13021818)]
    [InlineData(4, 5, 3.62796842)]
    public void ExpectedPurchases_TenYears_AreThePublished(int purchases, int last, double published) =>
        Assert.Equal(published, Model.ExpectedPurchases(Donations.Of(purchases, last), 10).Value, 5.1e-9);

    [Theory]
    [InlineData(0, 0, 0.108133)]
    [InlineData(2, 4, 0.589657)]
    [InlineData(6, 6, 0.930434)]
    public void ProbabilityAlive_AtTheSeventhOpportunity_IsThePublished(int purchases, int last, double published) =>
        Assert.Equal(published, Model.ProbabilityAlive(Donations.Of(purchases, last)).Value, 5.1e-7);

    [Fact]
    public void ExpectedPurchases_AllDonorsInFiveYears_AreThePublished() => Assert.Equal(
        12884.2, Donations.Sample.Rows.Sum(row => row.CustomerCount * Model.ExpectedPurchases(row.History, 5).Value), 0.05);

    /// <summary>The number of the 11 104 donors who make no gift in six years, and of those who make six.</summary>
    [Theory]
    [InlineData(0, 3454.9)]
    [InlineData(6, 1253.1)]
    public void ProbabilityOfPurchases_InSample_IsThePublished(int gifts, double published) =>
        Assert.Equal(published, 11_104 * Model.ProbabilityOfPurchases(OpportunityHistory.New, gifts, 6).Value, 0.05);

    [Theory]
    [InlineData(3, 4, 1.62137919)]
    [InlineData(1, 6, 1.80204480)]
    [InlineData(2, 6, 2.62115607)]
    [InlineData(3, 6, 3.44026734)]
    [InlineData(4, 6, 4.25937861)]
    [InlineData(5, 6, 5.07848989)]
    [InlineData(6, 6, 5.89760116)]
    public void DiscountedPurchases_AtTenPerCent_AreThePublished(int purchases, int last, double published) => Assert.Equal(
        published, BgBbModel.Create(1.20, 0.75, 0.66, 2.78).DiscountedPurchases(Donations.Of(purchases, last), 0.1).Value, 5.1e-9);
}
