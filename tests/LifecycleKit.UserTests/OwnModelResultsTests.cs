using LifecycleKit.Clv;
using LifecycleKit.Customers;
using LifecycleKit.Rfm;
using LifecycleKit.Scoring;
using LifecycleKit.Statistics;

namespace LifecycleKit.UserTests;

/// <summary>The tests of a shop build the results of fits and checks themselves, and run their pages without a fit.</summary>
public class OwnModelResultsTests
{
    private static readonly DateTimeOffset Day = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly PurchaseModel Purchases = MbgNbdModel.Create(0.67, 6, 0.71, 1.99, TimeUnit.Week);

    private static readonly FitResult<PurchaseModel> Good = new("MBG/NBD", FitStatus.Converged, Purchases)
    {
        Parameters = [new ModelParameter("r", "shape of the purchase rates", Estimate.Of(0.67, 0.08))],
        LogLikelihood = Estimate.Of(-100),
        CustomerCount = 50,
        DistinctRowCount = 40,
        Warnings = [new FitWarning(FitWarningKind.TooFewRepeats, "Only 9 of 50 customers purchased again.")],
    };

    private static readonly FitResult<PurchaseModel> Missing = new("MBG/NBD", FitStatus.NotEnoughData);

    private static readonly HoldoutFit Holdout =
        new("MBG/NBD", 526.5, Estimate.Of(-0.1), Estimate.Of(0.72), Estimate.Of(1.23), Estimate.Of(-0.9));

    [Fact]
    public void Page_OfAFit_ShowsStatusParametersAndWarnings()
    {
        Assert.Equal("Converged, AIC 202.00, r 0.67 ± 0.08, Only 9 of 50 customers purchased again.", Page(Good));
        Assert.Equal("NotEnoughData, there is no model", Page(Missing));
    }

    [Fact]
    public void FitResult_WithoutAFit_HasItsValues()
    {
        Assert.Same(Purchases, Good.Model);
        Assert.Equal(Math.Log(50) + 200, Good.Bic.Value);
        Assert.Equal("the covariance is not known", Good.Covariance(0, 0).Reason);
        Assert.Throws<ArgumentOutOfRangeException>("second", () => Good.Covariance(0, 1));
        Assert.Equal("MBG/NBD: Converged, log-likelihood -100, r 0.67", Good.ToString());
        Assert.Equal("There is no MBG/NBD model.", Assert.Throws<InvalidOperationException>(() => Missing.Model).Message);
        Assert.Equal("there is no model", Missing.Bic.Reason);
        Assert.Equal("not computed", new FitResult<PurchaseModel>("MBG/NBD", FitStatus.Converged, Purchases).Aic.Reason);
    }

    [Fact]
    public void FitResult_ThatContradictsItself_IsRefused()
    {
        Assert.Throws<ArgumentException>("model", () => new FitResult<PurchaseModel>("MBG/NBD", FitStatus.Converged));
        Assert.Throws<ArgumentException>("model", () => new FitResult<PurchaseModel>("MBG/NBD", FitStatus.NotEnoughData, Purchases));
        Assert.Throws<ArgumentException>("modelName", () => new FitResult<PurchaseModel>("", FitStatus.NotEnoughData));
        Assert.Throws<ArgumentOutOfRangeException>("status", () => new FitResult<PurchaseModel>("MBG/NBD", (FitStatus)9, Purchases));
        Assert.Throws<ArgumentOutOfRangeException>("Penalty", () => Result(-1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("Penalty", () => Result(double.NaN, 1));
        Assert.Throws<ArgumentOutOfRangeException>("CustomerCount", () => Result(0, -1));
        Assert.Throws<ArgumentOutOfRangeException>(
            "LogLikelihood",
            () => new FitResult<PurchaseModel>("x", FitStatus.NotEnoughData) { LogLikelihood = Estimate.Of(double.NegativeInfinity) });

        static FitResult<PurchaseModel> Result(double penalty, long customers) =>
            new("x", FitStatus.NotEnoughData) { Penalty = penalty, CustomerCount = customers };
    }

    [Fact]
    public void PopulationFit_OfFits_HasAModelWithThePurchases()
    {
        var spend = new FitResult<GammaGammaModel>("Gamma-Gamma", FitStatus.NotEnoughData);
        var model = PopulationModel.Create(RfmModel.Fit([RfmValues.Create(1, 1, 1)], Day), Purchases);
        Assert.Same(model, new PopulationFit(Good, spend, model).Model);
        Assert.Equal(
            "There is no population model.",
            Assert.Throws<InvalidOperationException>(() => new PopulationFit(Missing, spend, null).Model).Message);
        Assert.Throws<ArgumentException>("model", () => new PopulationFit(Good, spend, null));
        Assert.Throws<ArgumentException>("model", () => new PopulationFit(Missing, spend, model));
        Assert.Throws<ArgumentNullException>("spend", () => new PopulationFit(Missing, null!, null));
    }

    [Fact]
    public void ModelComparison_OfRows_FindsTheBest()
    {
        var rival = new FitResult<PurchaseModel>("NBD", FitStatus.Converged, NbdModel.Create(1, 5, TimeUnit.Week))
        {
            LogLikelihood = Estimate.Of(-120), CustomerCount = 50,
        };
        var comparison = new ModelComparison(
        [
            new ModelComparisonRow { Fit = rival, DeltaAic = Estimate.Of(38), AkaikeWeight = Estimate.Of(0) },
            new ModelComparisonRow { Fit = Good, DeltaAic = Estimate.Of(0), AkaikeWeight = Estimate.Of(1), Holdout = Holdout },
            new ModelComparisonRow { Fit = Missing },
        ]);
        Assert.Same(Good, comparison.BestByAic!.Fit);
        Assert.Same(Holdout, comparison.BestByHoldout!.Holdout);
        Assert.Equal(
            "NBD: Converged, log-likelihood -120, AIC 240 (+38), weight 0, BIC 240\n"
            + "MBG/NBD: Converged, log-likelihood -100, AIC 202 (+0), weight 1, BIC 203.912\n"
            + "MBG/NBD: NotEnoughData",
            comparison.ToString());
        Assert.Throws<ArgumentNullException>("rows", () => new ModelComparison([null!]));
        Assert.Throws<ArgumentNullException>("Fit", () => new ModelComparisonRow { Fit = null! });
        Assert.Throws<ArgumentException>("fits", () => ModelComparison.Of([Good], cancellationToken: Shop.Cancellation));
    }

    [Fact]
    public void HoldoutTable_OfBuckets_HasTheirSums()
    {
        HoldoutBucket[] buckets =
        [
            new() { RepeatPurchaseCount = 0, CustomerCount = 434, Actual = Estimate.Of(0.23), Expected = [Estimate.Of(0.22)] },
            new() { RepeatPurchaseCount = 1, IsOpen = true, CustomerCount = 169, Actual = Estimate.Of(0.7), Expected = [Estimate.Of(0.5)] },
        ];
        var table = new HoldoutTable(17, 571, buckets, [Holdout]);
        Assert.Equal((603, 571, 17.0), (table.CustomerCount, table.PurchaseCount, table.Length));
        Assert.Equal(
            "x = 0: 434 customers, actual 0.23, MBG/NBD 0.22\nx = 1+: 169 customers, actual 0.7, MBG/NBD 0.5\n"
            + "MBG/NBD: expected 526.5 of 571, MAE 0.72, RMSE 1.23",
            table.ToString());
        Assert.Throws<ArgumentException>("buckets", () => new HoldoutTable(17, 571, buckets, []));
        Assert.Throws<ArgumentOutOfRangeException>("length", () => new HoldoutTable(0, 571, buckets, [Holdout]));
        Assert.Throws<ArgumentOutOfRangeException>("purchases", () => new HoldoutTable(1, -1, buckets, [Holdout]));
        Assert.Throws<ArgumentOutOfRangeException>(
            "RepeatPurchaseCount", () => new HoldoutBucket { RepeatPurchaseCount = -1, CustomerCount = 0 });
    }

    [Fact]
    public void TrackingTable_OfRows_HasThem()
    {
        TrackingRow[] rows =
        [
            new()
            {
                Start = Day, End = Day.AddDays(7), IsHoldout = true, Actual = 4, CumulativeActual = 9, Expected = [3.5],
                CumulativeExpected = [8],
            },
        ];
        var table = new TrackingTable(["MBG/NBD"], 12, rows);
        Assert.Equal(("MBG/NBD", 12, 4), (table.ModelNames[0], table.CustomerCount, table.Rows[0].Actual));
        Assert.Equal("2026-03-01T00:00:00.0000000+00:00 to 2026-03-08T00:00:00.0000000+00:00: 4 (9 so far)", rows[0].ToString());
        Assert.Throws<ArgumentException>("rows", () => new TrackingTable([], 12, rows));
        Assert.Throws<ArgumentOutOfRangeException>("customers", () => new TrackingTable(["MBG/NBD"], -1, rows));
    }

    [Fact]
    public void Calibration_OfProbabilities_HasTheirBins()
    {
        var calibration = PurchaseCalibration.Of([0.2, 0.2, 0.9, 0.9], [false, true, true, true], bins: 2, equalWidths: true);
        Assert.Equal((2, true, 0.9), (calibration.Bins.Length, calibration.Bins[0].Agrees(), calibration.Bins[1].Predicted));
        Assert.Equal((0.04 + 0.64 + 0.02) / 4, calibration.BrierScore.Value, 1e-15);
    }

    [Fact]
    public void BootstrapResult_OfRefits_HasFiguresAndPredictions()
    {
        IEnumerable<double> rates = [0.6, 0.8];
        var refits = rates.Select(Refit).Append(Missing);
        var bootstrap = new BootstrapResult<PurchaseModel>(Good, refits);
        Assert.Equal((3, 1), (bootstrap.ReplicationCount, bootstrap.FailedCount));
        Assert.Equal([0.6, 0.8], bootstrap.Parameters[0].Refitted);
        Assert.Equal(0.03, bootstrap.Parameters[0].Bias.Value, 1e-12);
        Assert.Equal(2, bootstrap.Predict("r", model => ((MbgNbdModel)model).R).Refitted.Length);

        static FitResult<PurchaseModel> Refit(double r) => new(
            "MBG/NBD", FitStatus.Converged, MbgNbdModel.Create(r, 6, 0.71, 1.99, TimeUnit.Week))
        {
            Parameters = [new ModelParameter("r", "shape of the purchase rates", Estimate.Of(r))],
        };
    }

    [Fact]
    public void Samples_OfRowsWithCounts_AreThoseOfTheCustomers()
    {
        var one = PurchaseHistory.Create(2, 5, 9, TimeUnit.Week, repeatSpend: 30);
        var sample = PurchaseSample.Create([one, one, one]);
        Assert.Equal(sample.Rows, PurchaseSample.Create([one], [3]).Rows);
        Assert.Equal((one.Age, 3), (sample.Rows.Single().History.Age, sample.Rows.Single().CustomerCount));
        Assert.Equal(SpendSample.Create([one, one, one]).Rows, SpendSample.Create([2], [15], [3]).Rows);
        var pattern = OpportunityHistory.Create(1, 2, 3);
        Assert.Equal(OpportunitySample.Create([pattern, pattern]).Rows, OpportunitySample.Create([pattern], [2]).Rows);
        Assert.Throws<ArgumentException>("customerCounts", () => PurchaseSample.Create([one], [0]));
        Assert.Throws<ArgumentException>("customerCounts", () => PurchaseSample.Create([one], [1, 1]));
        Assert.Throws<ArgumentException>("customerCounts", () => OpportunitySample.Create([pattern], [-1]));
        Assert.Equal(1, SpendSample.Create([1, 2, 3], [10, 20, 30]).FrequencyCorrelation().Rho.Value);
    }

    /// <summary>A page of a shop.</summary>
    private static string Page(FitResult fit) => string.Join(
        ", ",
        fit.Parameters.Select(parameter => $"{parameter.Symbol} {parameter.Value}")
            .Prepend(fit.Aic.TryGetValue(out var aic) ? FormattableString.Invariant($"AIC {aic:0.00}") : fit.Aic.Reason)
            .Prepend($"{fit.Status}")
            .Concat(fit.Warnings.Select(warning => warning.Text)));
}
