using LifecycleKit.Clv;

namespace LifecycleKit.Tests.Clv;

public sealed class GammaGammaReferenceTests
{
    public static TheoryData<ReferenceRow> Rows => ReferenceTables.Read("gamma_gamma");

    [Theory]
    [MemberData(nameof(Rows), DisableDiscoveryEnumeration = true)]
    public void Predictions_ReferenceRow_AreWithinItsTolerance(ReferenceRow row)
    {
        var model = GammaGammaModel.Create(row["p"], row["q"], row["v"]);
        ReferenceTables.Check(model.LogLikelihood((int)row["x"], row["mean_spend"]), row, "log_likelihood");
        ReferenceTables.Check(model.ExpectedSpend((int)row["x"], row["mean_spend"]).Value, row, "expected_spend");
    }
}
