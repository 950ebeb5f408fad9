using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Clv;
using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Clv;

/// <summary>A model, a customer, two times and a discount for the laws.</summary>
internal sealed record PurchaseCase(PurchaseModel Model, PurchaseHistory History, double First, double Second, double Rate)
{
    public Discount Discount => Discount.Continuous(Rate, TimeUnit.Week);

    /// <summary>Everyday parameters and customers in half of the cases, extreme ones in the others.</summary>
    public static Gen<PurchaseCase> Of(PurchaseFamily family, bool[] isTime) =>
        Gen.OneOf(Of(family, isTime, 0.05, 20, 60, 50), Of(family, isTime, 0.005, 500, 2_000, 3_000));

    /// <summary>Only everyday ones.</summary>
    public static Gen<PurchaseCase> Plain(PurchaseFamily family, bool[] isTime) => Of(family, isTime, 0.05, 20, 60, 50);

    public static Gen<double> LogUniform(double low, double high) =>
        Gen.Choose(0, 1_000_000).Select(n => low * Math.Pow(high / low, n / 1e6));

    private static Gen<PurchaseCase> Of(PurchaseFamily family, bool[] isTime, double low, double high, double longest, int maxCount) =>
        from parameters in Gen.CollectToArray(isTime.Select(time => time ? LogUniform(longest / 1_000, longest) : LogUniform(low, high)))
        from history in Histories(longest, maxCount)
        from times in Gen.Two(LogUniform(longest / 1_000, 3 * longest))
        from rate in LogUniform(1e-4, 1)
        select new PurchaseCase(
            family.Create(PurchaseParameters.Of(parameters), TimeUnit.Week, PurchaseGrain.Day, null), history, times.Item1, times.Item2,
            rate);

    private static Gen<PurchaseHistory> Histories(double longest, int maxCount) =>
        from age in LogUniform(longest / 1_000, longest)
        from count in Gen.OneOf(Gen.Constant(0), Gen.Choose(1, 10), Gen.Choose(1, maxCount))
        from share in Gen.OneOf(Gen.Constant(1.0), Gen.Choose(1, 1_000).Select(n => n / 1e3))
        select PurchaseHistory.Create(count, count == 0 ? 0 : share * age, age, TimeUnit.Week);
}
