using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Metrics;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Metrics;

/// <summary>The movement of recurring revenue, and the churn and retention made of it.</summary>
public class RecurringRevenueMovementTests
{
    private static readonly RecurringRevenueMovement Month = RecurringRevenueMovement.Create(
        start: 1000, newBusiness: 200, expansion: 100, contraction: 50, churned: 100, reactivation: 20);

    private static readonly Gen<(decimal Start, decimal End, bool PaidBefore)[]> Customers = Gen.ArrayOf(
        from start in Gen.Elements(0m, 0m, 9.99m, 10m, 50m)
        from end in Gen.Elements(0m, 0m, 9.99m, 10m, 50m)
        from before in Gen.Elements(true, false)
        select (start, end, before)).Resize(30);

    [Fact]
    public void End_OfAnExample_IsStartAndGainsLessLosses() => Assert.Equal(1170, Month.End);

    [Fact]
    public void Net_OfAnExample_IsGainsLessLosses()
    {
        Assert.Equal(170, Month.Net);
        Assert.Equal(-7, RecurringRevenueMovement.Create(start: 10, contraction: 4, churned: 3).Net);
    }

    [Fact]
    public void ChurnRates_OfAnExample_AreLossesOverTheStart()
    {
        Assert.Equal(Ratio.Of(150, 1000), Month.GrossChurnRate);
        Assert.Equal(Ratio.Of(30, 1000), Month.NetChurnRate);
        Assert.Equal(Ratio.Of(50, 1000), Month.NetChurnRateWithoutReactivation);
    }

    [Fact]
    public void Retention_OfAnExample_IsTheRestOfTheStart()
    {
        Assert.Equal(Ratio.Of(850, 1000), Month.GrossRetention);
        Assert.Equal(Ratio.Of(970, 1000), Month.NetRetention);
        Assert.Equal(Ratio.Of(950, 1000), Month.NetRetentionWithoutReactivation);
    }

    [Fact]
    public void Net_OfMoreExpansionThanLoss_IsBelowZeroChurn()
    {
        var growth = RecurringRevenueMovement.Create(start: 100, expansion: 30, churned: 10);
        Assert.Equal(Ratio.Of(-20, 100), growth.NetChurnRate);
        Assert.Equal(Ratio.Of(120, 100), growth.NetRetention);
        Assert.Equal(Ratio.Of(90, 100), growth.GrossRetention);
    }

    /// <summary>
    /// chargebee.com/docs/2.0/recurring-revenue.html: 5,000 at the beginning and 6,000 at the end is a gross retention of 5,000/5,000.
    /// </summary>
    [Fact]
    public void Gross_OfTheChargebeeExample_LeavesOutExpansion()
    {
        var movement = RecurringRevenueMovement.Of(5000, 6000);
        Assert.Equal(Ratio.Of(5000, 5000), movement.GrossRetention);
        Assert.Equal(Ratio.Of(6000, 5000), movement.NetRetention);
    }

    [Fact]
    public void Rates_WithoutRevenueAtTheStart_AreUndefined()
    {
        var first = RecurringRevenueMovement.Create(start: 0, newBusiness: 100, reactivation: 5);
        Ratio[] rates =
        [
            first.GrossChurnRate, first.NetChurnRate, first.NetChurnRateWithoutReactivation,
            first.GrossRetention, first.NetRetention, first.NetRetentionWithoutReactivation,
        ];
        Assert.All(rates, rate => Assert.False(rate.IsDefined));
    }

    [Fact]
    public void Of_OneCustomer_MovesOnce()
    {
        Assert.Equal(RecurringRevenueMovement.Create(start: 0, newBusiness: 10), RecurringRevenueMovement.Of(0, 10));
        Assert.Equal(RecurringRevenueMovement.Create(start: 0, reactivation: 10), RecurringRevenueMovement.Of(0, 10, paidBefore: true));
        Assert.Equal(RecurringRevenueMovement.Create(start: 10, expansion: 5), RecurringRevenueMovement.Of(10, 15, paidBefore: true));
        Assert.Equal(RecurringRevenueMovement.Create(start: 10, contraction: 4), RecurringRevenueMovement.Of(10, 6));
        Assert.Equal(RecurringRevenueMovement.Create(start: 10, churned: 10), RecurringRevenueMovement.Of(10, 0));
        Assert.Equal(RecurringRevenueMovement.Create(start: 10), RecurringRevenueMovement.Of(10, 10));
        Assert.Equal(default, RecurringRevenueMovement.Of(0, 0, paidBefore: true));
    }

    [Fact]
    public void Create_ImpossibleAmounts_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("start", () => RecurringRevenueMovement.Create(start: -1));
        Assert.Throws<ArgumentOutOfRangeException>("newBusiness", () => RecurringRevenueMovement.Create(start: 1, newBusiness: -1));
        Assert.Throws<ArgumentOutOfRangeException>("expansion", () => RecurringRevenueMovement.Create(start: 1, expansion: -1));
        Assert.Throws<ArgumentOutOfRangeException>("contraction", () => RecurringRevenueMovement.Create(start: 1, contraction: -1));
        Assert.Throws<ArgumentOutOfRangeException>("churned", () => RecurringRevenueMovement.Create(start: 1, churned: -1));
        Assert.Throws<ArgumentOutOfRangeException>("reactivation", () => RecurringRevenueMovement.Create(start: 1, reactivation: -1));
        Assert.Throws<ArgumentOutOfRangeException>("churned", () => RecurringRevenueMovement.Create(start: 10, contraction: 6, churned: 5));
        Assert.Throws<ArgumentOutOfRangeException>("start", () => RecurringRevenueMovement.Of(-1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("end", () => RecurringRevenueMovement.Of(1, -1));
    }

    [Fact]
    public void Sum_OfAnySplitAndOrder_IsTheWhole() => Law.Holds(
        from customers in Customers
        from shuffled in Gen.Shuffle(customers)
        from cut in Gen.Choose(0, customers.Length)
        select (customers, shuffled, cut),
        x => Assert.Equal(Sum(x.customers), Sum(x.shuffled[..x.cut]) + Sum(x.shuffled[x.cut..])));

    [Fact]
    public void Rates_OfAnyCustomers_KeepTheirBounds() => Law.Holds(Customers, customers =>
    {
        var movement = Sum(customers);
        Assert.Equal((customers.Sum(x => x.Start), customers.Sum(x => x.End)), (movement.Start, movement.End));
        Assert.Equal(Ratio.Of(customers.Sum(x => Math.Min(x.Start, x.End)), movement.Start), movement.GrossRetention);
        Assert.InRange(
            movement.NetRetentionWithoutReactivation.Numerator, movement.GrossRetention.Numerator, decimal.MaxValue);
        Assert.InRange(
            movement.NetRetention.Numerator, movement.NetRetentionWithoutReactivation.Numerator, decimal.MaxValue);
        Assert.Equal(movement.Start, movement.NetRetention.Numerator + movement.NetChurnRate.Numerator);
    });

    [Fact]
    public void Rates_OfAMovement_AllocateNothing() =>
        Assert.Equal(0, Allocation.Of(() => _ = (Month + RecurringRevenueMovement.Of(10, 20)).NetRetention));

    private static RecurringRevenueMovement Sum(IEnumerable<(decimal Start, decimal End, bool PaidBefore)> customers) =>
        customers.Aggregate(
            default(RecurringRevenueMovement),
            (sum, customer) => sum + RecurringRevenueMovement.Of(customer.Start, customer.End, customer.PaidBefore));
}
