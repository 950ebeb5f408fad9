using LifecycleKit.Clv;
using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Clv;

/// <summary>Samples of rows with counts.</summary>
internal static class SampleRows
{
    public static PurchaseSample Purchases(IEnumerable<(PurchaseHistory History, long CustomerCount)> rows)
    {
        var all = rows.ToArray();
        return PurchaseSample.Create(Array.ConvertAll(all, row => row.History), Array.ConvertAll(all, row => row.CustomerCount));
    }

    public static OpportunitySample Opportunities(IEnumerable<(OpportunityHistory History, long CustomerCount)> rows)
    {
        var all = rows.ToArray();
        return OpportunitySample.Create(Array.ConvertAll(all, row => row.History), Array.ConvertAll(all, row => row.CustomerCount));
    }

    public static SpendSample Spends(
        IEnumerable<(int RepeatPurchaseCount, double MeanSpend, long CustomerCount)> rows, PurchaseGrain grain = PurchaseGrain.Day)
    {
        var all = rows.ToArray();
        return SpendSample.Create(
            Array.ConvertAll(all, row => row.RepeatPurchaseCount), Array.ConvertAll(all, row => row.MeanSpend),
            Array.ConvertAll(all, row => row.CustomerCount), grain);
    }
}
