using FsCheck.Fluent;
using LifecycleKit.Customers;
using LifecycleKit.Metrics;

namespace LifecycleKit.Tests.Metrics;

public class ContactRateTests : CustomerMetricContract<ContactRate>
{
    [Fact]
    public void Of_Customers_CountsCasesAndOrdersOfThePeriod()
    {
        CustomerEvent[][] customers =
        [
            [Sales.Placed(1), Sales.Placed(12), Sales.Placed(13), Opened(14, "a"), Opened(15, "a"), Opened(16, "b"), Opened(25, "c")],
            [Sales.Placed(3), Opened(2, "a"), Opened(12, "b")],
            [Opened(12, "never ordered")],
            [Sales.Placed(21), Opened(12, "ordered later")],
            [Sales.Placed(11)],
            [Sales.Placed(5), Sales.Cancelled(5), Opened(12, "cancelled")],
        ];
        var rate = ContactRate.Of(customers, Sales.Between(10, 20));
        Assert.Equal((3L, 3L, 3L), (rate.CustomerCount, rate.CaseCount, rate.OrderCount));
        Assert.Equal((1.0, 1.0), (rate.PerOrder().Value, rate.PerCustomer().Value));
        Assert.Equal("3 cases, 3 orders, 3 customers", rate.ToString());
    }

    /// <summary>A case that was opened before the period and again in it belongs to the earlier period.</summary>
    [Fact]
    public void Contribution_OfAReopenedCase_IsOneCaseOfItsFirstOpening()
    {
        CustomerEvent[] events =
            [Sales.Placed(1), Opened(9, "a"), CustomerEvent.CaseClosed(Days.Day(10), "a"), Opened(12, "a"), Opened(13, "b")];
        Assert.Equal(ContactRate.OfCustomer(1, 0), ContactRate.Contribution(events, Sales.Between(11, 20)));
    }

    /// <summary>Standard errors worked out at 30 digits from the counts 0/1, 2/3, 5/2 and 1/4 (cases/orders).</summary>
    [Fact]
    public void Figures_OfAnExample_AreRatioMeanAndErrors()
    {
        var rate = Sum((0, 1), (2, 3), (5, 2), (1, 4));
        Assert.Equal(0.8, rate.PerOrder().Value, 1e-15);
        Assert.Equal(0.47888759989495090, rate.PerOrder().StandardError, 1e-12);
        Assert.Equal(2, rate.PerCustomer().Value);
        Assert.Equal(1.0801234497346434, rate.PerCustomer().StandardError, 1e-12);
        Assert.Equal(0.8 - 1.959963984540054 * 0.47888759989495090, rate.PerOrder().Interval().Lower, 1e-9);
    }

    /// <summary>The errors by their definition: spread of the residuals c − R o, and of the cases.</summary>
    [Fact]
    public void Errors_OfAnyCounts_AreTheSpreadOfTheResiduals() => Law.Holds(
        from customers in Gen.ArrayOf(from cases in Gen.Choose(0, 4) from orders in Gen.Choose(0, 5) select (cases, orders))
            .Resize(12)
        where customers.Length > 1 && customers.Any(one => one.orders > 0)
        select customers,
        customers =>
        {
            var rate = Sum(customers);
            var n = (double)customers.Length;
            var (cases, orders) = ((double)customers.Sum(one => one.cases), (double)customers.Sum(one => one.orders));
            var ratio = cases / orders;
            Assert.Equal(ratio, rate.PerOrder().Value);
            Assert.Equal(cases / n, rate.PerCustomer().Value);
            Expect(rate.PerOrder(), customers.Sum(one => Math.Pow(one.cases - ratio * one.orders, 2)) * n / (n - 1) / (orders * orders));
            Expect(rate.PerCustomer(), customers.Sum(one => Math.Pow(one.cases - cases / n, 2)) / (n - 1) / n);
        });

    /// <summary>Of many simulated shops, about 95 % have the true rate in the interval.</summary>
    [Fact]
    public void Interval_OfSimulatedShops_CoversTheTrueRate()
    {
        const int Shops = 1_000;
        var random = new Random(5);
        var covered = 0;
        for (var shop = 0; shop < Shops; shop++)
        {
            var rate = default(ContactRate);
            for (var i = 0; i < 400; i++)
            {
                // Some customers have many orders, and each order has a case with probability 0.2.
                var orders = 1 + (random.Next(4) == 0 ? random.Next(10) : 0);
                rate += ContactRate.OfCustomer(Enumerable.Range(0, orders).Count(_ => random.NextDouble() < 0.2), orders);
            }

            if (rate.PerOrder().Interval().Contains(0.2)) covered++;
        }

        Assert.InRange(covered, 930, 968);
    }

    [Fact]
    public void Figures_WithoutEnough_HaveAReason()
    {
        Assert.Equal("there are no orders", default(ContactRate).PerOrder().Reason);
        Assert.Equal("there are no customers", default(ContactRate).PerCustomer().Reason);
        Assert.Equal("a standard error needs two customers", Sum((1, 1)).PerOrder().StandardErrorReason);
        Assert.Equal("all customers are alike", Sum((1, 2), (2, 4)).PerOrder().StandardErrorReason);
        Assert.Equal("all customers are alike", Sum((1, 2), (1, 4)).PerCustomer().StandardErrorReason);
    }

    [Fact]
    public void Arguments_ThatDoNotFit_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("cases", () => ContactRate.OfCustomer(-1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("orders", () => ContactRate.OfCustomer(0, -1));
        Assert.Throws<ArgumentNullException>("customers", () => ContactRate.Of(null!, Sales.Between(0, 1)));
    }

    private protected override ContactRate Part(IEnumerable<CustomerEvent> events, Period period) =>
        ContactRate.Contribution(events, period);

    private static void Expect(LifecycleKit.Statistics.Estimate estimate, double variance)
    {
        if (variance > 1e-20) Assert.Equal(Math.Sqrt(variance), estimate.StandardError, 1e-10);
        else Assert.False(estimate.HasStandardError);
    }

    private static ContactRate Sum(params (int Cases, int Orders)[] customers) =>
        customers.Aggregate(default(ContactRate), (sum, one) => sum + ContactRate.OfCustomer(one.Cases, one.Orders));

    private static CustomerEvent Opened(double day, string id) => CustomerEvent.CaseOpened(Days.Day(day), id);
}
