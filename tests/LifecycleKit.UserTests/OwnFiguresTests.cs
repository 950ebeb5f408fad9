using LifecycleKit.Customers;
using LifecycleKit.Experiments;
using LifecycleKit.Metrics;
using LifecycleKit.Plays;
using LifecycleKit.Statistics;

namespace LifecycleKit.UserTests;

/// <summary>The tests of a shop build reports, tables and effects themselves, and run a dashboard without data.</summary>
public class OwnFiguresTests
{
    private static readonly DateTimeOffset March = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly MetricReportOptions Options = new() { Period = Period.Create(March, March.AddMonths(1)) };

    private static readonly GrowthRow Row = new(
        Options.Period, activeBefore: 5, newCustomers: 3, returning: 2, resurrecting: 1, orderCount: 8, netRevenue: 99.50m);

    [Fact]
    public void Dashboard_OfAReport_ShowsFiguresAndMonths()
    {
        var before = new MetricFigure { Name = "average_order_value", Variant = "net", Estimate = Estimate.Of(40, 3) };
        var figure = before with { Estimate = Estimate.Of(50, 4), Numerator = 100, Denominator = 2, Comparison = before };
        var report = new MetricReport(Options, [figure, new() { Name = "orders", Estimate = Estimate.None("no orders") }], [Row]);

        Assert.Equal("average_order_value: 50 (+10), orders: no orders; 6 active, quick ratio 1.33", Dashboard(report));
        Assert.Equal(Estimate.Of(10, 5), report["average_order_value"].Change);
        Assert.Contains("\"variant\":\"net\",\"value\":50,\"numerator\":100", report.ToJson(), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("figures", () => new MetricReport(Options, [figure, before]));
        Assert.Throws<ArgumentException>("figures", () => new MetricReport(Options, [null!]));
        Assert.Throws<ArgumentNullException>("options", () => new MetricReport(null!, []));
    }

    [Fact]
    public void GrowthTable_OfRows_ContinuesAndMerges()
    {
        var april = Period.Create(Options.Period.To, Options.Period.To.AddMonths(1));
        var next = new GrowthRow(april, Row.ActiveCount, newCustomers: 0, returning: 4, resurrecting: 0, orderCount: 4, netRevenue: 1);
        var table = new GrowthTable([Row, next]);
        Assert.Equal((6, 3, 2), (next.ActiveBeforeCount, Row.DormantCount, next.DormantCount));
        Assert.Equal([12, 8], table.Merge(table).Rows.Select(row => row.ActiveCount));
        Assert.Throws<ArgumentException>("rows", () => new GrowthTable([]));
        Assert.Throws<ArgumentException>("rows", () => new GrowthTable([next, Row]));
        Assert.Throws<ArgumentOutOfRangeException>("activeBefore", () => new GrowthRow(april, 1, 0, 2, 0, 2, 0));
        Assert.Throws<ArgumentOutOfRangeException>("orderCount", () => new GrowthRow(april, 2, 1, 2, 0, 2, 0));
        Assert.Throws<ArgumentOutOfRangeException>("newCustomers", () => new GrowthRow(april, 2, -1, 2, 0, 2, 0));
    }

    [Fact]
    public void CohortTable_OfRows_ShowsAndMergesThem()
    {
        var table = Cohorts(new DateOnly(2026, 1, 1), new(10, 4, 6, 80), new(8, 2, 2, 20, isPartial: true));
        Assert.Equal(Ratio.Of(4, 10), table.Rows[0][0].Retention);
        Assert.Equal((2, false), (table.ColumnCount, table.Rows[0][2].IsObserved));
        Assert.False(table.GetAverage(1).IsObserved);

        var merged = table.Merge(Cohorts(new DateOnly(2026, 3, 1), new CohortCell(5, 5, 5, 50)));
        Assert.Equal([10L, 0L, 5L], merged.Rows.Select(row => row.CustomerCount));
        Assert.Equal(Ratio.Of(9, 15), merged.GetAverage(0).Retention);
        Assert.Equal(new CohortCell(10, 10, 10, 100), merged.Merge(merged).Rows[2][0]);

        Assert.Throws<ArgumentOutOfRangeException>("activeCount", () => new CohortCell(1, 2, 2, 0));
        Assert.Throws<ArgumentOutOfRangeException>("orderCount", () => new CohortCell(2, 2, 1, 0));
        Assert.Throws<ArgumentException>("cells", () => new CohortRow(new DateOnly(2026, 1, 1), 1, [new(2, 0, 0, 0)]));
        Assert.Throws<ArgumentException>("cells", () => new CohortRow(new DateOnly(2026, 1, 1), 1, [default]));
        Assert.Throws<ArgumentException>("rows", () => Cohorts(new DateOnly(2026, 1, 2)));
        Assert.Throws<ArgumentException>("rows", () => new CohortTable(March, [table.Rows[0], table.Rows[0]]));
    }

    [Fact]
    public void EffectEstimate_OfATest_HasItsParts()
    {
        var effect = new EffectEstimate(Estimate.Of(0.02, 0.01), Estimate.Of(0.04), Interval.Create(0.001, 0.039, 0.95));
        var row = new ReadoutRow { Treatment = "voucher", Effect = effect, AdjustedPValue = Estimate.Of(0.08), IsSignificant = false };
        Assert.Equal((0.02, 0.039, true), (row.Effect.Estimate.Value, row.Effect.Interval().Upper, row.Effect.HasInterval));
        Assert.Equal((20, 1.0), (effect.Times(1_000).Estimate.Value, effect.Times(1_000).Interval().Lower));
        Assert.Equal("no customers", EffectEstimate.None("no customers").Estimate.Reason);
        Assert.Throws<InvalidOperationException>(() => new EffectEstimate(Estimate.Of(1), Estimate.Of(1)).Interval());
        Assert.Throws<ArgumentOutOfRangeException>("pValue", () => new EffectEstimate(Estimate.Of(1), Estimate.Of(1.1)));
        Assert.Throws<ArgumentException>("interval", () => new EffectEstimate(Estimate.None("no data"), default, effect.Interval()));
    }

    [Fact]
    public void ArmsAndExposures_OfATest_HaveTheirValues()
    {
        var arm = new ExperimentArm("voucher", 2_500, buckets: "0-999,2000-3499");
        Assert.Equal(("voucher", 0.25, false), (arm.Key, arm.Share, arm.IsControl));
        Assert.Throws<ArgumentException>("key", () => new ExperimentArm(" ", 1));
        Assert.Throws<ArgumentException>("buckets", () => new ExperimentArm("a", 1, buckets: "0-10000"));
        Assert.Throws<ArgumentOutOfRangeException>("basisPoints", () => new ExperimentArm("a", 10_001));

        var exposure = new FirstExposure("voucher", March.ToOffset(TimeSpan.FromHours(2)));
        var crossed = exposure.Merge(new FirstExposure("control", March.AddDays(1)));
        Assert.Equal(new FirstExposure("voucher", March, March.AddDays(1)), crossed);
        Assert.Equal((true, TimeSpan.Zero), (crossed.IsCrossover, exposure.At!.Value.Offset));
        Assert.Equal(crossed, default(FirstExposure).Merge(crossed));
        Assert.Throws<ArgumentException>("arm", () => new FirstExposure("", March));
        Assert.Throws<ArgumentOutOfRangeException>("crossedAt", () => new FirstExposure("a", March, March.AddTicks(-1)));
    }

    [Fact]
    public void BucketOf_ASubject_IsThatOfThePage()
    {
        var experiment = Experiment.Create(new ExperimentOptions
        {
            Key = "win-back", Control = "a", Arms = [new() { Key = "a", BasisPoints = 5_000 }, new() { Key = "b", BasisPoints = 5_000 }],
        });
        Assert.Equal((7920, 8868), (experiment.BucketOf("1"), experiment.BucketOf("2")));
        Assert.Equal("b", experiment.ArmOf("1")!.Key);
    }

    [Fact]
    public void ArmSizes_OfATest_AreShownOrSayWhyNot()
    {
        Assert.Equal("300 customers", Plan(new ArmSizes(100, 200)));
        Assert.Equal("too few customers", Plan(ArmSizes.None("too few customers")));
        Assert.Throws<InvalidOperationException>(() => ArmSizes.None("too few customers").Control);
    }

    [Fact]
    public void PlaybookCell_OfATest_ShowsItsPlays()
    {
        Assert.Equal("journey: loyal, Champions: no play", new PlaybookCell("journey", "loyal", "Champions", []).ToString());
        Assert.Throws<ArgumentException>("plays", () => new PlaybookCell("journey", "loyal", null, [null!]));
        Assert.Throws<ArgumentException>("track", () => new PlaybookCell("", "loyal", null, []));
    }

    private static CohortTable Cohorts(DateOnly start, params CohortCell[] cells) =>
        new(March, [new CohortRow(start, cells.Length == 0 ? 0 : cells[0].CustomerCount, cells)]);

    /// <summary>A dashboard of a shop.</summary>
    private static string Dashboard(MetricReport report)
    {
        var figures = report.Figures.Select(figure => FormattableString.Invariant(
            $"{figure.Name}: {(figure.Estimate.HasValue ? FormattableString.Invariant($"{figure.Estimate.Value} (+{figure.Change.Value})") : figure.Estimate.Reason)}"));
        var months = report.Months.Select(month =>
            FormattableString.Invariant($"{month.ActiveCount} active, quick ratio {month.QuickRatio.ToEstimate().Value:0.00}"));
        return $"{string.Join(", ", figures)}; {string.Join(", ", months)}";
    }

    private static string Plan(ArmSizes sizes) =>
        sizes.HasValue ? FormattableString.Invariant($"{sizes.Total} customers") : sizes.Reason;
}
