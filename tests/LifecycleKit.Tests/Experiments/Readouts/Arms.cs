using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Experiments;
using LifecycleKit.Numerics;

namespace LifecycleKit.Tests.Experiments;

/// <summary>Arms of customers, hand-written and drawn.</summary>
internal static class Arms
{
    /// <summary>A customer as converted, revenue, spend before.</summary>
    public static readonly Gen<(bool Converted, decimal Revenue, decimal Before)> Customers =
        from converted in Gen.Elements(true, false)
        from cents in Gen.Choose(-5_000, 100_000)
        from before in Gen.Choose(0, 200_000)
        select (converted, converted ? cents / 100m : 0, before / 100m);

    public static readonly Gen<(bool Converted, decimal Revenue, decimal Before)[]> Lists = Gen.ArrayOf(Customers);

    public static ArmOutcome Of(IEnumerable<(bool Converted, decimal Revenue, decimal Before)> customers) =>
        customers.Aggregate(default(ArmOutcome), (sum, x) => sum + ArmOutcome.Of(x.Converted, x.Revenue, x.Before));

    /// <summary>An arm with a number of customers; those who converted spent 10.</summary>
    public static ArmOutcome Converted(int converted, int customers)
    {
        var sum = default(ArmOutcome);
        for (var i = 0; i < customers; i++) sum += ArmOutcome.Of(i < converted, i < converted ? 10 : 0);
        return sum;
    }

    /// <summary>
    /// Customers with orders from a third of them; the skewed amounts correlate with the spend before, which is known for every customer.
    /// </summary>
    public static ArmOutcome Skewed(ref RandomDraws draws, int customers, double effect = 0)
    {
        var sum = default(ArmOutcome);
        for (var i = 0; i < customers; i++)
        {
            var habit = draws.NextGamma(2, 0.05);
            var before = Money(habit * Math.Exp(0.4 * draws.NextNormal()));
            var converted = draws.NextUniform() < 0.35;
            sum += ArmOutcome.Of(converted, converted ? Money(habit * Math.Exp(0.4 * draws.NextNormal()) + effect) : 0, before);
        }

        return sum;
    }

    /// <summary>Normal amounts about 100 with deviation 20 whose correlation with the spend before is ρ.</summary>
    public static ArmOutcome Correlated(ref RandomDraws draws, int customers, double correlation, double effect = 0)
    {
        var sum = default(ArmOutcome);
        for (var i = 0; i < customers; i++)
        {
            var x = draws.NextNormal();
            var y = correlation * x + Math.Sqrt(1 - correlation * correlation) * draws.NextNormal();
            sum += ArmOutcome.Of(true, Money(100 + effect + 20 * y), Money(100 + 20 * x));
        }

        return sum;
    }

    public static decimal Money(double amount) => decimal.Round((decimal)amount, 2);
}
