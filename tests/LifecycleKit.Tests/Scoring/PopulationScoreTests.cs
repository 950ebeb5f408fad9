using FsCheck.Fluent;
using LifecycleKit.Clv;
using LifecycleKit.Customers;
using LifecycleKit.Rfm;
using LifecycleKit.Scoring;
using LifecycleKit.Tests.Customers;

namespace LifecycleKit.Tests.Scoring;

public class PopulationScoreTests
{
    [Fact]
    public void Score_OfACustomer_IsThatOfTheParts() =>
        Law.Holds(Populations.Any.Zip(Populations.Customers).Zip(Gen.Choose(0, 400 * 1440)), x =>
        {
            var ((model, customer), minutes) = x;
            var zone = TimeZoneInfo.FindSystemTimeZoneById(model.TimeZoneId);
            var asOf = customer.Profile.LastOrderAt!.Value.AddMinutes(minutes);
            // Up to and including the instant; at order grain in whole seconds after the last order.
            var end = model.Grain == PurchaseGrain.Day ? asOf.AddTicks(1) : asOf;
            Assert.True(
                customer.Orders.TryGetPurchaseHistory(PurchaseWindow.Create(end, zone, model.Unit, model.Grain), out var history)
                    | minutes == 0);
            if (minutes == 0 && model.Grain == PurchaseGrain.Order) return;
            Assert.True(RfmValues.TryFrom(customer.Profile, asOf, zone, out var values));
            var score = model.Score(customer, asOf, zone);

            Assert.Equal(model.Score(values, history), score);
            Assert.Equal(model.Rfm.Score(values), score.Rfm);
            Assert.Equal(model.Purchases.ProbabilityAlive(history), score.ProbabilityAlive);
            Assert.Equal(1 - score.ProbabilityAlive.Value, score.ChurnProbability.Value);
            Assert.Equal(model.Spend?.ExpectedSpend(history), score.ExpectedSpend.HasValue ? score.ExpectedSpend : null);
            Assert.Equal(model.Spend is not null, score.LifetimeValue.HasValue);
            Assert.Equal(
                model.Purchases.ExpectedPurchases(history, model.Terms.OrdersHorizon.TotalDays / model.Unit.ToDays()),
                score.ExpectedOrders);
        });

    [Fact]
    public void Score_WithoutAnOrder_SaysSo()
    {
        var model = Populations.Mbg();
        foreach (var score in new[] { model.Score(default, default), model.Score(new CustomerHistory(), Days.Day(1), TimeZoneInfo.Utc) })
        {
            Assert.Equal((false, (ChurnBand?)null), (score.Rfm.IsScored, score.ChurnBand));
            Assert.All(
                [score.ProbabilityAlive, score.ChurnProbability, score.ExpectedOrders, score.ExpectedSpend, score.LifetimeValue],
                figure => Assert.Equal("no order counts", figure.Reason));
        }
    }

    [Fact]
    public void Score_OfADifferentUnitGrainOrZone_Throws()
    {
        var model = Populations.Mbg();
        var values = RfmValues.Create(1, 1, 1);
        Assert.Throws<ArgumentException>("history", () => model.Score(values, PurchaseHistory.Create(0, 0, 1, TimeUnit.Day)));
        Assert.Throws<ArgumentException>(
            "history", () => model.Score(values, PurchaseHistory.Create(0, 0, 1, TimeUnit.Week, PurchaseGrain.Order)));
        Assert.Throws<ArgumentException>("zone", () => model.Score(Populations.Customer(0), Days.Day(1), Zones.Find("Europe/Berlin")));
        Assert.Throws<ArgumentNullException>("zone", () => model.Score(Populations.Customer(0), Days.Day(1), null!));
        Assert.Throws<ArgumentNullException>("customer", () => model.Score(null!, Days.Day(1), TimeZoneInfo.Utc));
    }

    [Theory]
    [InlineData(1.0, ChurnBand.Low)]
    [InlineData(0.68, ChurnBand.Low)]
    [InlineData(0.66, ChurnBand.Medium)]
    [InlineData(0.35, ChurnBand.Medium)]
    [InlineData(0.33, ChurnBand.High)]
    [InlineData(0.0, ChurnBand.High)]
    public void ChurnBand_OfAProbability_IsCutAtAThirdAndTwo(double alive, ChurnBand band) =>
        Assert.Equal(band, (default(PopulationScore) with { ProbabilityAlive = LifecycleKit.Statistics.Estimate.Of(alive) }).ChurnBand);

    [Fact]
    public void Default_OfAScore_WasNeverComputed() => Assert.Equal("not computed", default(PopulationScore).ProbabilityAlive.Reason);

    [Fact]
    public void Score_AndFindFallBelow_AllocateNothing()
    {
        foreach (var grain in new[] { PurchaseGrain.Day, PurchaseGrain.Order })
        {
            var model = Populations.Mbg(TimeZoneInfo.Utc, grain);
            var customer = Populations.Customer(0, 9_000, 50_000);
            var zone = TimeZoneInfo.Utc;
            var history = PurchaseHistory.Create(2, 5, 9, TimeUnit.Week, grain);
            var values = RfmValues.Create(3, 3, 30);
            Assert.Equal(0, Allocation.Of(() => model.Score(values, history)));
            Assert.Equal(0, Allocation.Of(() => model.Score(customer, Days.Day(90), zone)));
            Assert.Equal(0, Allocation.Of(() => model.FindFallBelow(customer, Days.Day(90), zone, 0.1)));
        }
    }

    [Fact]
    public void FindFallBelow_AnyThreshold_IsTheFirstInstantOfAScan()
    {
        var (crossed, never) = (0, 0);
        Law.Holds(
            Populations.Any.Zip(Populations.Customers).Zip(Gen.Choose(0, 1000).Zip(Gen.Choose(0, 200 * 1440))),
            x =>
            {
                var ((model, customer), (thousandth, minutes)) = x;
                var zone = TimeZoneInfo.FindSystemTimeZoneById(model.TimeZoneId);
                var (asOf, threshold) = (Days.Start.AddMinutes(minutes), thousandth / 1000.0);
                var instant = model.FindFallBelow(customer, asOf, zone, threshold);
                if (Alive(asOf) < threshold)
                {
                    Assert.Equal(asOf, instant);
                    return;
                }

                if (instant is not { } at)
                {
                    never++;
                    Assert.True(Alive(DateTimeOffset.MaxValue.AddDays(-2)) >= threshold);
                    return;
                }

                crossed++;
                Assert.True(Alive(at) < threshold && Alive(at.AddTicks(-1)) >= threshold);
                if (model.Grain == PurchaseGrain.Day) Assert.Equal(CalendarDays.StartOf(CalendarDays.DateOf(at, zone), zone), at);
                else Assert.Equal(0, (at - customer.Profile.LastOrderAt!.Value).Ticks % TimeSpan.TicksPerSecond);
                var step = model.Grain == PurchaseGrain.Day ? TimeSpan.FromDays(1) : TimeSpan.FromHours(5);
                var last = 1.0;
                for (var day = asOf; day < at && day < asOf.AddDays(400); day += step)
                {
                    var alive = Alive(day);
                    Assert.True(alive >= threshold && alive <= last);
                    last = alive;
                }

                double Alive(DateTimeOffset when) => model.Score(customer, when, zone).ProbabilityAlive.Value;
            },
            1_000);
        Assert.True(crossed > 400 && never > 10, $"Only {crossed} crossed, and {never} never.");
    }

    [Fact]
    public void FindFallBelow_WithoutAnInstantOrWithBadArguments_IsNullOrThrows()
    {
        var model = Populations.Mbg();
        Assert.Null(model.FindFallBelow(new CustomerHistory(), Days.Day(1), TimeZoneInfo.Utc, 0.5));
        Assert.Null(model.FindFallBelow(Populations.Customer(0), Days.Day(1), TimeZoneInfo.Utc, 0));
        Assert.All([-0.1, 1.1, double.NaN], threshold => Assert.Throws<ArgumentOutOfRangeException>(
            nameof(threshold), () => model.FindFallBelow(Populations.Customer(0), Days.Day(1), TimeZoneInfo.Utc, threshold)));
    }

    [Fact]
    public void Score_OfARefundedOrder_IsWithoutIt()
    {
        var model = Populations.Mbg();
        var refunded = Snapshots.History(Snapshots.Order("A", placed: 1), Snapshots.Order("B", placed: 50, refunded: 100));
        Assert.Equal(
            model.Score(Snapshots.History(Snapshots.Order("A", placed: 1)), Days.Day(60), TimeZoneInfo.Utc),
            model.Score(refunded, Days.Day(60), TimeZoneInfo.Utc));
    }
}
