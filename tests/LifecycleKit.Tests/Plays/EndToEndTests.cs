using System.Collections.Immutable;
using LifecycleKit.Experiments;

namespace LifecycleKit.Tests.Plays;

/// <summary>
/// From recorded events over views, plays, messages and orders to the read-out: the measured lift is the simulated one. The intervals have
/// level
/// 0.95 and the tests level 0.05, so one draw in twenty would miss; the seed is fixed.
/// </summary>
public class EndToEndTests
{
    private const int Customers = 6_000;

    [Fact]
    public async Task Shop_PlaysWithAKnownLift_AreMeasuredAsTheyAre()
    {
        var shop = new SimulatedShop(Customers, seed: 2026);
        await shop.RunAsync();

        TheOfferIsFound(shop.Customers);
        TheBannerIsNotFlagged(shop.Customers);
        NoCustomerGetsTooManyMessages(shop.Customers);
        TheUniversalControlGroupMeasuresTheEffect(shop.Customers);
    }

    private static void TheOfferIsFound(List<ShopCustomer> customers)
    {
        var readout = Readout(customers, SimulatedShop.Offer, customer => customer.Offer);
        Assert.True(readout.IsTrusted, readout.Warning);
        Assert.InRange(
            readout.Control.Outcome.CustomerCount + readout.Treatments[0].Outcome.CustomerCount, 0.77 * Customers, 0.85 * Customers);

        Assert.All(
            [
                (EffectMeasure.ConversionDifference, SimulatedShop.Lift),
                (EffectMeasure.ConversionLift, SimulatedShop.Lift / SimulatedShop.Chance),
                (EffectMeasure.Revenue, SimulatedShop.Lift * SimulatedShop.MeanAmount),
                (EffectMeasure.CupedRevenue, SimulatedShop.Lift * SimulatedShop.MeanAmount),
            ],
            ((EffectMeasure Measure, double Truth) x) =>
            {
                var effect = readout.GetEffect("treatment", x.Measure);
                Assert.True(effect.Interval().Contains(x.Truth), $"{x.Measure}: {effect}, in truth {x.Truth}");
                Assert.False(effect.Interval().Contains(0), $"{x.Measure}: {effect}");
            });
        Assert.True(readout.GetRows(EffectMeasure.ConversionDifference).Single().IsSignificant);

        var bySegment = BySegment(customers, SimulatedShop.Offer, customer => customer.Offer);
        Assert.Contains(bySegment, row => row.Effect.Estimate.Value > 0);
    }

    private static void TheBannerIsNotFlagged(List<ShopCustomer> customers)
    {
        var readout = Readout(customers, SimulatedShop.Banner, customer => customer.Banner);
        Assert.True(readout.IsTrusted, readout.Warning);
        Assert.True(readout.GetEffect("with", EffectMeasure.ConversionDifference).Interval().Contains(0));

        var rows = BySegment(customers, SimulatedShop.Banner, customer => customer.Banner);
        Assert.True(rows.Count(row => row.AdjustedPValue.HasValue) >= 8, $"Only {rows.Length} segments say something.");
        Assert.All(rows, row => Assert.False(row.IsSignificant, $"{row.Group}: {row.Effect}"));
    }

    private static void NoCustomerGetsTooManyMessages(List<ShopCustomer> customers)
    {
        Assert.All(customers, customer =>
        {
            Assert.Equal(customer.Offer.Arm == "treatment" ? 1 : 0, customer.Offers);
            Assert.Equal(customer.Banner.Arm == "with" ? 2 : 0, customer.Messages - customer.Offers);
        });
        Assert.All(
            customers.Where(customer => customer.IsUniversalControl),
            customer => Assert.Equal((0, false), (customer.Messages, customer.Banner.IsExposed)));
    }

    private static void TheUniversalControlGroupMeasuresTheEffect(List<ShopCustomer> customers)
    {
        var targeted = customers.Where(customer => customer.Offer.IsExposed).ToList();
        var control = customers.Where(customer => customer.IsUniversalControl).ToList();
        Assert.InRange(control.Count, 450, 630);

        var value = ArmComparison.Between(Sum(targeted), Sum(control)).RevenueDifference().Times(targeted.Count);

        // Half of the targeted got the offer, the others nothing.
        var truth = SimulatedShop.Lift * SimulatedShop.MeanAmount * targeted.Count(customer => customer.Offers > 0);
        Assert.True(value.Interval().Contains(truth), $"{value}, in truth {truth}");

        static ArmOutcome Sum(List<ShopCustomer> group) =>
            group.Aggregate(default(ArmOutcome), (sum, customer) => sum + ArmOutcome.Of(customer.Revenue > 0, customer.Revenue));
    }

    private static ImmutableArray<ReadoutRow> BySegment(
        List<ShopCustomer> customers, Experiment experiment, Func<ShopCustomer, FirstExposure> exposure) =>
        ExperimentReadout.GetRows(
            customers.GroupBy(customer => customer.Segment, StringComparer.Ordinal)
                .Select(group => (group.Key, Readout(group, experiment, exposure))),
            EffectMeasure.ConversionDifference);

    private static ExperimentReadout Readout(
        IEnumerable<ShopCustomer> customers, Experiment experiment, Func<ShopCustomer, FirstExposure> exposure)
    {
        var outcomes = new Dictionary<string, ArmOutcome>(StringComparer.Ordinal);
        foreach (var customer in customers)
            if (exposure(customer).Arm is { } arm) outcomes[arm] = outcomes.GetValueOrDefault(arm) + customer.Outcome;
        return ExperimentReadout.Create(Arm(experiment.Control), experiment.Arms.Where(arm => !arm.IsControl).Select(Arm));

        ReadoutArm Arm(ExperimentArm arm) => new(arm.Key, arm.Share, outcomes.GetValueOrDefault(arm.Key));
    }
}
