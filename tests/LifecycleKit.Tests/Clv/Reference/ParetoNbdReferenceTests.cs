using LifecycleKit.Clv;
using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Clv;

public sealed class ParetoNbdReferenceTests
{
    public static TheoryData<ReferenceRow> Rows => ReferenceTables.Read("pareto_nbd");

    [Theory]
    [MemberData(nameof(Rows), DisableDiscoveryEnumeration = true)]
    public void Predictions_ReferenceRow_AreWithinItsTolerance(ReferenceRow row)
    {
        var model = ParetoNbdModel.Create(row["r"], row["alpha"], row["s"], row["beta"], TimeUnit.Week);
        var history = PurchaseHistory.Create((int)row["x"], row["tx"], row["T"], TimeUnit.Week);
        ReferenceTables.Check(model.LogLikelihood(history), row, "log_likelihood");
        ReferenceTables.Check(model.ProbabilityAlive(history).Value, row, "p_alive");
        ReferenceTables.Check(model.ExpectedPurchases(history, row["t"]).Value, row, "expected_purchases");
        var discount = Discount.Continuous(row["discount"], TimeUnit.Week);
        ReferenceTables.Check(model.DiscountedPurchases(history, discount).Value, row, "dert");
    }
}
