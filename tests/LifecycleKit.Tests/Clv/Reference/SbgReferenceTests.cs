using LifecycleKit.Clv;

namespace LifecycleKit.Tests.Clv;

public sealed class SbgReferenceTests
{
    public static TheoryData<ReferenceRow> Rows => ReferenceTables.Read("sbg");

    [Theory]
    [MemberData(nameof(Rows), DisableDiscoveryEnumeration = true)]
    public void Predictions_ReferenceRow_AreWithinItsTolerance(ReferenceRow row)
    {
        // A table of the beta-discrete-Weibull model has one column more.
        RetentionModel model = row.Cells.ContainsKey("c")
            ? BdwModel.Create(row["alpha"], row["beta"], row["c"])
            : SbgModel.Create(row["alpha"], row["beta"]);
        var t = (int)row["t"];
        ReferenceTables.Check(model.ChurnProbability(t).Value, row, "p_churn");
        ReferenceTables.Check(model.Survival(t).Value, row, "survival");
        ReferenceTables.Check(model.Retention(t).Value, row, "retention");
        if (row.Cells.ContainsKey("derl")) ReferenceTables.Check(model.ResidualLifetime(t - 1, row["discount"]).Value, row, "derl");
    }

    /// <summary>sBG is BdW with c = 1, to the last digits, through other formulas.</summary>
    [Theory]
    [MemberData(nameof(Rows), DisableDiscoveryEnumeration = true)]
    public void BdwOfPowerOne_ReferenceRow_IsWithinItsTolerance(ReferenceRow row)
    {
        var model = BdwModel.Create(row["alpha"], row["beta"], row.Cells.ContainsKey("c") ? row["c"] : 1);
        ReferenceTables.Check(model.ChurnProbability((int)row["t"]).Value, row, "p_churn");
        ReferenceTables.Check(model.Survival((int)row["t"]).Value, row, "survival");
        ReferenceTables.Check(model.Retention((int)row["t"]).Value, row, "retention");
    }
}
