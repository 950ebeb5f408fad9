using LifecycleKit.Experiments;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Experiments;

public class ExperimentReadoutTests
{
    private static readonly ReadoutArm Control = Arm("control", 100, 1_000);

    [Fact]
    public void GetRows_OfSeveralTreatments_AreCorrectedForAll()
    {
        var readout = ExperimentReadout.Create(Control, [Arm("voucher", 150, 1_010), Arm("gift", 120, 990)]);
        var rows = readout.GetRows(EffectMeasure.ConversionDifference);
        Assert.Equal(["gift", "voucher"], rows.Select(row => row.Treatment));
        var p = rows.Select(row => row.Effect.PValue().Value).ToArray();
        Assert.Equal([Math.Max(p[0], 2 * p[1]), 2 * p[1]], rows.Select(row => row.AdjustedPValue.Value));
        Assert.Equal([false, true], rows.Select(row => row.IsSignificant));
        Assert.Equal(ArmComparison.Between(readout.Treatments[1].Outcome, Control.Outcome).ConversionDifference(), rows[1].Effect);
        Assert.True(readout.IsTrusted);
        Assert.Equal("gift, voucher against control", readout.ToString());
    }

    [Fact]
    public void GetRows_OfAMismatch_WarnAndAreNotSignificant()
    {
        var readout = ExperimentReadout.Create(Control, [Arm("voucher", 250, 1_300)]);
        Assert.False(readout.IsTrusted);
        Assert.StartsWith("sample ratio mismatch: p = ", readout.Warning, StringComparison.Ordinal);
        var row = Assert.Single(readout.GetRows(EffectMeasure.ConversionLift));
        Assert.True(row.AdjustedPValue.Value < 1e-4);
        Assert.Equal((false, readout.Warning), (row.IsSignificant, row.Warning));
        // With these sizes as the plan there is no mismatch.
        Assert.True(ExperimentReadout.Create(Control, [Arm("voucher", 250, 1_300, 1.3)]).IsTrusted);
    }

    [Fact]
    public void GetEffect_OfWinsorisedRevenue_NeedsAmountsOfEveryArm()
    {
        decimal[] amounts = [0, 0, 10, 20, 500];
        var kept = new ReadoutArm("a", 1, Of(amounts), RevenueSample.Create(amounts));
        var other = new ReadoutArm("b", 1, Of([0, 5, 5, 5, 5]), RevenueSample.Create([0, 5, 5, 5, 5]));
        var options = new ReadoutOptions { WinsorQuantile = 0.9 };
        var readout = ExperimentReadout.Create(kept, [other], options);
        var effect = readout.GetEffect("b", EffectMeasure.WinsorisedRevenue);
        Assert.Equal(20, readout.WinsorisedCap.Value);
        Assert.Equal(MeanDifference.Between(other.Amounts!.Cap(20), kept.Amounts!.Cap(20)).Difference(), effect.Estimate);
        var without = ExperimentReadout.Create(kept, [Arm("c", 1, 5)], options);
        Assert.Equal("the amounts of c were not kept", without.WinsorisedCap.Reason);
        Assert.Equal("the amounts of c were not kept", without.GetEffect("c", EffectMeasure.WinsorisedRevenue).Estimate.Reason);
        var low = ExperimentReadout.Create(kept, [other], new ReadoutOptions { WinsorQuantile = 0.2 });
        Assert.Equal(
            "the 0.2 quantile of the amounts is 0: too few customers spent for that cap",
            low.GetEffect("b", EffectMeasure.WinsorisedRevenue).PValue().Reason);
        Assert.Equal("neither group varies", ExperimentReadout.Create(
            new ReadoutArm("x", 1, Of([1, 1])), [new ReadoutArm("y", 1, Of([2, 2]))]).GetEffect("y", EffectMeasure.Revenue)
                .PValue().Reason);
    }

    [Fact]
    public void GetRows_OfStages_AreOneFamilyInOrdinalOrder()
    {
        (string Group, ExperimentReadout Readout)[] groups =
        [
            ("b", ExperimentReadout.Create(Arm("control", 50, 500), [Arm("voucher", 80, 505)])),
            ("a", ExperimentReadout.Create(Arm("control", 50, 500), [Arm("voucher", 52, 490)])),
            ("a2", ExperimentReadout.Create(Arm("control", 1, 3), [Arm("voucher", 1, 4)])),
            ("B", ExperimentReadout.Create(Arm("control", 50, 500), [Arm("voucher", 90, 700)])),
        ];
        var rows = ExperimentReadout.GetRows(groups, EffectMeasure.ConversionDifference);
        Assert.Equal(["B", "a", "a2", "b"], rows.Select(row => row.Group));
        Assert.Equal([false, false, false, true], rows.Select(row => row.IsSignificant));
        Assert.Contains("mismatch", rows[0].Warning, StringComparison.Ordinal);
        Assert.Equal("control expects 0.9 conversions of the 5 that the z test needs", rows[2].AdjustedPValue.Reason);
        // Three tests were made, and that of b is the smallest.
        Assert.Equal(3 * rows[3].Effect.PValue().Value, rows[3].AdjustedPValue.Value, 1e-15);
        Assert.Equal(rows, ExperimentReadout.GetRows(groups.AsEnumerable().Reverse(), EffectMeasure.ConversionDifference));
    }

    [Fact]
    public void Create_OfInvalidArms_IsRefused()
    {
        Assert.Throws<ArgumentException>("treatments", () => ExperimentReadout.Create(Control, []));
        Assert.Throws<ArgumentException>("treatments", () => ExperimentReadout.Create(Control, [Control]));
        Assert.Throws<ArgumentException>("treatments", () => ExperimentReadout.Create(Control, [null!]));
        Assert.Throws<ArgumentNullException>("control", () => ExperimentReadout.Create(null!, [Control]));
        Assert.Throws<ArgumentOutOfRangeException>("plannedShare", () => Arm("x", 1, 2, 0));
        Assert.Throws<ArgumentException>("name", () => Arm(" ", 1, 2));
        Assert.Throws<ArgumentException>("amounts", () => new ReadoutArm("x", 1, Of([1]), RevenueSample.Empty));
        var readout = ExperimentReadout.Create(Control, [Arm("x", 1, 2)]);
        Assert.Throws<KeyNotFoundException>(() => readout.Compare("y"));
        Assert.Throws<ArgumentOutOfRangeException>("measure", () => readout.GetEffect("x", (EffectMeasure)9));
        Assert.Throws<ArgumentException>(
            "groups", () => ExperimentReadout.GetRows([("a", readout), ("a", readout)], EffectMeasure.Revenue));
        Assert.Throws<ArgumentException>("groups", () => ExperimentReadout.GetRows([(null!, readout)], EffectMeasure.Revenue));
        Assert.Throws<ArgumentNullException>("groups", () => ExperimentReadout.GetRows(null!, EffectMeasure.Revenue));
    }

    private static ReadoutArm Arm(string name, int converted, int customers, double share = 1) =>
        new(name, share, Arms.Converted(converted, customers));

    private static ArmOutcome Of(decimal[] amounts) => amounts.Aggregate(default(ArmOutcome), (sum, x) => sum + ArmOutcome.Of(x > 0, x));
}
