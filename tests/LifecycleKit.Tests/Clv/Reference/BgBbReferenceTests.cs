using LifecycleKit.Clv;

namespace LifecycleKit.Tests.Clv;

public sealed class BgBbReferenceTests
{
    public static TheoryData<ReferenceRow> Rows => ReferenceTables.Read("bg_bb");

    [Theory]
    [MemberData(nameof(Rows), DisableDiscoveryEnumeration = true)]
    public void Predictions_ReferenceRow_AreWithinItsTolerance(ReferenceRow row)
    {
        var model = BgBbModel.Create(row["alpha"], row["beta"], row["gamma"], row["delta"]);
        var history = OpportunityHistory.Create((int)row["x"], (int)row["tx"], (int)row["n"]);
        var periods = (int)row["periods"];
        ReferenceTables.Check(model.LogLikelihood(history), row, "log_likelihood");
        ReferenceTables.Check(model.ProbabilityAlive(history).Value, row, "p_alive");
        ReferenceTables.Check(model.ExpectedPurchases(history, periods).Value, row, "expected_purchases");
        if (!row.Cells.ContainsKey("dert")) return;

        ReferenceTables.Check(model.ProbabilityOfPurchases(history, (int)row["count"], periods).Value, row, "p_count");
        ReferenceTables.Check(model.DiscountedPurchases(history, row["discount"]).Value, row, "dert");
        ReferenceTables.Check(model.DiscountedPurchases(history, row["discount"], periods).Value, row, "discounted");
    }
}
