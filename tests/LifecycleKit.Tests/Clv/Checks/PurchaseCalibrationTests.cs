using FsCheck.Fluent;
using LifecycleKit.Clv;
using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Clv.Checks;

public class PurchaseCalibrationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static readonly MbgNbdModel Mbg = MbgNbdModel.Create(0.525, 6.183, 0.891, 1.614, TimeUnit.Week);

    private static readonly FsCheck.Gen<(double Probability, bool Happened)[]> Predictions = Gen.ArrayOf(
        from p in Gen.Frequency((3, Gen.Choose(0, 1_000_000).Select(x => x / 1e6)), (1, Gen.Elements(0.0, 1, 0.5, 0.1, 0.3)))
        from y in Gen.Elements(true, false)
        select (p, y)).Resize(200);

    private static readonly FsCheck.Gen<(int Bins, bool EqualWidths)> Binnings =
        from bins in Gen.Choose(1, 12)
        from equalWidths in Gen.Elements(false, true)
        select (bins, equalWidths);

    [Fact]
    public void Brier_OfAnyPredictions_IsTheSumOfItsParts() => Law.Holds(
        from predictions in Predictions
        from binning in Binnings
        select (predictions, binning),
        given =>
        {
            var calibration = Of(given.predictions, given.binning);
            var n = given.predictions.Length;
            if (n == 0) return;
            Assert.Equal(
                given.predictions.Average(x => Math.Pow(x.Probability - (x.Happened ? 1 : 0), 2)), calibration.BrierScore.Value, 1e-12);
            Assert.Equal(
                calibration.BrierScore.Value,
                calibration.Reliability.Value - calibration.Resolution.Value + calibration.Uncertainty.Value + calibration.WithinBins.Value,
                1e-12);
            Assert.Equal(n, calibration.Bins.Sum(bin => bin.Observed.Denominator));
            Assert.Equal(given.predictions.Count(x => x.Happened), calibration.Bins.Sum(bin => bin.Observed.Numerator));
            Assert.InRange(calibration.Bins.Length, 1, given.binning.Bins);
            foreach (var bin in calibration.Bins)
            {
                var own = given.predictions.Where(x => x.Probability >= bin.Lowest && x.Probability <= bin.Highest).ToArray();
                Assert.Equal(own.Length, bin.Observed.Denominator);
                Assert.Equal(own.Average(x => x.Probability), bin.Predicted, 1e-12);
                Assert.InRange(bin.Predicted, bin.Lowest, bin.Highest);
            }
        });

    [Fact]
    public void Brier_WithABinForEachPrediction_HasMurphysThreeParts()
    {
        (double, bool)[] given = [(0, false), (0.25, true), (0.25, false), (0.5, true), (1, true), (1, true), (1, false)];
        var score = Of(given, (100, true));
        Assert.Equal(0, score.WithinBins.Value, 1e-15);
        Assert.Equal((0 + 2 * 0.0625 + 0.25 + 3.0 / 9) / 7, score.Reliability.Value, 1e-15);
        Assert.Equal(4.0 / 7 * (3.0 / 7), score.Uncertainty.Value, 1e-15);
    }

    [Fact]
    public void Merge_OfPartsInAnyOrder_IsTheWhole() => Law.Holds(
        from predictions in Predictions
        from at in Gen.Choose(0, 100)
        from binning in Binnings
        select (predictions, at: predictions.Length * at / 100, binning),
        given =>
        {
            var whole = Of(given.predictions, given.binning);
            var (left, right) = (Of(given.predictions[..given.at], given.binning), Of(given.predictions[given.at..], given.binning));
            foreach (var merged in new[] { left.Merge(right), right.Merge(left) })
            {
                Assert.Equal(Parts(whole), Parts(merged));
                Assert.Equal(whole.Bins, merged.Bins);
                Assert.Equal(whole.ExpectedCalibrationError, merged.ExpectedCalibrationError);
            }
        });

    [Fact]
    public void Bins_OfEqualCount_HaveEqualCounts()
    {
        var calibration = Of([.. Enumerable.Range(0, 1_000).Select(i => (i / 1_000.0, i % 2 == 0))], (10, false));
        Assert.Equal(Enumerable.Repeat(100m, 10), calibration.Bins.Select(bin => bin.Observed.Denominator));
    }

    /// <summary>
    /// The slope of y on p is 1 and the share is the mean prediction, each within five standard errors; and of 20 intervals at 0.999 no
    /// more than one misses (P &lt; 2e-4 for two).
    /// </summary>
    [Fact]
    public void Of_TheTrueModel_IsCalibrated()
    {
        var calibration = PurchaseCalibration.Of(
            SimulatedHoldout.Of(Mbg, 40_000, 40, 20, 3), Mbg, bins: 20, cancellationToken: Token);
        Assert.InRange(calibration.Bins.Count(bin => !bin.Agrees(0.999)), 0, 1);
        var (slope, error) = SlopeOf(SimulatedHoldout.Of(Mbg, 40_000, 40, 20, 3), Mbg);
        Assert.InRange(slope, 1 - 5 * error, 1 + 5 * error);
        var shareError = Math.Sqrt(0.25 / 40_000);
        Assert.Equal(calibration.PredictedShare.Value, calibration.ObservedShare.ToEstimate().Value, 5 * shareError);
        Assert.InRange(calibration.BrierSkill.Value, 0, 1);
    }

    [Fact]
    public void Of_AWrongModel_ShowsIt()
    {
        var split = SimulatedHoldout.Of(Mbg, 40_000, 40, 20, 3);
        var wrong = MbgNbdModel.Create(3, 6.183, 0.891, 1.614, TimeUnit.Week);
        var (right, shown) =
            (PurchaseCalibration.Of(split, Mbg, cancellationToken: Token), PurchaseCalibration.Of(split, wrong, cancellationToken: Token));
        Assert.True(shown.Bins.Count(bin => !bin.Agrees()) >= 5);
        Assert.True(shown.BrierScore.Value - right.BrierScore.Value > 5 * right.BrierScore.StandardError);
        Assert.True(shown.Reliability.Value > 10 * right.Reliability.Value);
        Assert.True(shown.ExpectedCalibrationError.Value > 3 * right.ExpectedCalibrationError.Value);
        var (slope, error) = SlopeOf(split, wrong);
        Assert.True(Math.Abs(slope - 1) > 5 * error);
    }

    [Fact]
    public void Of_NoCustomers_SaysSo()
    {
        var calibration = PurchaseCalibration.Of(HoldoutSplit.Create([], 1), Mbg, cancellationToken: Token);
        Assert.Empty(calibration.Bins);
        Assert.All(
            [.. Parts(calibration), calibration.ExpectedCalibrationError, calibration.PredictedShare],
            estimate => Assert.Equal("there are no customers", estimate.Reason));
        Assert.False(calibration.ObservedShare.IsDefined);
    }

    [Fact]
    public void Skill_WhenAllDidTheSame_SaysSo() =>
        Assert.Equal("all customers did the same", Of([(0.5, true)], (10, false)).BrierSkill.Reason);

    [Fact]
    public void Of_BadArguments_NamesThem()
    {
        Assert.Throws<ArgumentNullException>("split", () => PurchaseCalibration.Of(null!, Mbg, cancellationToken: Token));
        Assert.Throws<ArgumentNullException>(
            "model", () => PurchaseCalibration.Of(HoldoutSplit.Create([], 1), null!, cancellationToken: Token));
        Assert.Throws<ArgumentException>("happened", () => PurchaseCalibration.Of([0.5], []));
        Assert.Throws<ArgumentOutOfRangeException>("probabilities", () => PurchaseCalibration.Of([double.NaN], [true]));
        Assert.Throws<ArgumentOutOfRangeException>("probabilities", () => PurchaseCalibration.Of([1.0000001], [true]));
        Assert.Throws<ArgumentException>("other", () => Of([], (10, false)).Merge(Of([], (5, false))));
        Assert.Throws<ArgumentNullException>("other", () => Of([], (10, false)).Merge(null!));
        Assert.Throws<ArgumentException>("other", () => Of([], (10, false)).Merge(Of([], (10, true))));
        foreach (var bins in (int[])[0, 1_001])
        {
            Assert.Throws<ArgumentOutOfRangeException>("bins", () => PurchaseCalibration.Of([0.5], [true], bins));
            Assert.Throws<ArgumentOutOfRangeException>(
                "bins", () => PurchaseCalibration.Of(HoldoutSplit.Create([], 1), Mbg, bins, cancellationToken: Token));
        }

        Assert.Throws<ArgumentOutOfRangeException>("level", () => new CalibrationBin(0, 1, 0.5, Ratio.Of(1, 2)).Agrees(double.NaN));
    }

    private static PurchaseCalibration Of((double Probability, bool Happened)[] predictions, (int Bins, bool EqualWidths) binning) =>
        PurchaseCalibration.Of(
            Array.ConvertAll(predictions, x => x.Probability), Array.ConvertAll(predictions, x => x.Happened), binning.Bins,
            binning.EqualWidths);

    private static Estimate[] Parts(PurchaseCalibration calibration) =>
    [
        calibration.BrierScore, calibration.BrierSkill, calibration.Reliability, calibration.Resolution, calibration.Uncertainty,
        calibration.WithinBins,
    ];

    /// <summary>
    /// The regression of outcomes on predictions; its error from var(y | p) = p (1 − p), which holds for true predictions.
    /// </summary>
    private static (double Slope, double Error) SlopeOf(HoldoutSplit split, PurchaseModel model)
    {
        var p = split.Customers.Select(customer => 1 - model.ProbabilityOfPurchases(customer.History, 0, split.Length).Value).ToArray();
        var y = split.Customers.Select(customer => customer.PurchaseCount > 0 ? 1.0 : 0).ToArray();
        var (mean, meanY) = (p.Average(), y.Average());
        var spread = p.Sum(x => (x - mean) * (x - mean));
        return (
            p.Zip(y, (x, happened) => (x - mean) * (happened - meanY)).Sum() / spread,
            Math.Sqrt(p.Sum(x => (x - mean) * (x - mean) * x * (1 - x))) / spread);
    }
}
