using LifecycleKit.Clv;
using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Clv;

public sealed class MbgNbdReferenceTests
{
    public static TheoryData<ReferenceRow> Rows => ReferenceTables.Read("mbg_nbd");

    [Theory]
    [MemberData(nameof(Rows), DisableDiscoveryEnumeration = true)]
    public void Predictions_ReferenceRow_AreWithinItsTolerance(ReferenceRow row)
    {
        var model = MbgNbdModel.Create(row["r"], row["alpha"], row["a"], row["b"], TimeUnit.Week);
        var history = PurchaseHistory.Create((int)row["x"], row["tx"], row["T"], TimeUnit.Week);
        ReferenceTables.Check(model.LogLikelihood(history), row, "log_likelihood");
        ReferenceTables.Check(model.ProbabilityAlive(history).Value, row, "p_alive");
        ReferenceTables.Check(model.ExpectedPurchases(history, row["t"]).Value, row, "expected_purchases");
        // The hardest rows of a search over 2 400 random ones, computed at 33 digits by quadrature in the log-odds, have two more columns.
        if (!row.Cells.ContainsKey("rate")) return;
        ReferenceTables.Check(model.ProbabilityAlive(history, row["t"]).Value, row, "p_alive_later");
        ReferenceTables.Check(
            model.DiscountedPurchases(history, Discount.Continuous(row["rate"], TimeUnit.Week), row["t"]).Value, row,
            "discounted_purchases");
    }
}
