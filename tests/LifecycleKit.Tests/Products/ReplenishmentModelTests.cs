using LifecycleKit.Products;

namespace LifecycleKit.Tests.Products;

/// <summary>Intervals of products and customers, due instants, and the reasons where there is none.</summary>
public class ReplenishmentModelTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static readonly DateTimeOffset Start = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset AsOf = Start.AddDays(200);

    /// <summary>Six customers who buy coffee every 30 days, and one lamp each; one of them every 20 days.</summary>
    private static readonly OrderLineLog Log = OrderLineLog.Read(
        from customer in Enumerable.Range(0, 6)
        from time in Enumerable.Range(0, customer == 5 ? 10 : 7)
        from product in time == 0 ? new[] { "coffee", "lamp" } : ["coffee"]
        select new OrderLineRow($"c{customer}", $"{time}", Start.AddDays(time * (customer == 5 ? 20 : 30)), product));

    private static readonly ReplenishmentModel Model = ReplenishmentModel.Fit(Log, AsOf);

    [Fact]
    public void GetInterval_OfARegularProduct_IsItsMedian()
    {
        var coffee = Model.GetInterval("coffee");
        Assert.Equal((6, 6, 39L, 39L), (coffee.BuyerCount, coffee.RepeatBuyerCount, coffee.RepeatCount, coffee.LaterOrderCount));
        Assert.Equal(30, coffee.MedianDays.Value);
        Assert.True(coffee.MedianDaysInterval.Contains(30));
        Assert.Equal("a median has an interval instead", coffee.MedianDays.StandardErrorReason);
    }

    [Fact]
    public void GetInterval_WithoutRepeatPurchases_HasAReason()
    {
        var lamp = Model.GetInterval("lamp");
        Assert.Equal((6, 0, 39L), (lamp.BuyerCount, lamp.RepeatBuyerCount, lamp.LaterOrderCount));
        Assert.Equal("fewer than 5 repeat purchases", lamp.MedianDays.Reason);
        Assert.Equal((0, double.PositiveInfinity), (lamp.MedianDaysInterval.Lower, lamp.MedianDaysInterval.Upper));
        var cake = Model.GetInterval("cake");
        Assert.Equal(("cake", 0, "fewer than 5 repeat purchases"), (cake.ProductId, cake.BuyerCount, cake.MedianDays.Reason));
        Assert.NotEmpty(default(ReplenishmentInterval).MedianDays.Reason);
    }

    /// <summary>Repeat buyers who stopped: their open intervals say that the median is longer than what was seen.</summary>
    [Fact]
    public void GetInterval_WithOpenIntervals_IsCensored()
    {
        var log = OrderLineLog.Read(
            from customer in Enumerable.Range(0, 20)
            from time in Enumerable.Range(0, 2)
            select new OrderLineRow($"c{customer}", $"{time}", Start.AddDays(time * (5 + customer)), "tea"));
        // 20 intervals of 5 to 24 days ended, 20 are open for more than 170 days.
        var tea = ReplenishmentModel.Fit(log, AsOf, cancellationToken: Cancellation).GetInterval("tea");
        Assert.Equal(24, tea.MedianDays.Value);
        Assert.Equal(double.PositiveInfinity, tea.MedianDaysInterval.Upper);
        Assert.True(tea.MedianDaysInterval.Lower < 24);
        var fewer = OrderLineLog.Read(
            from customer in Enumerable.Range(0, 20)
            from time in Enumerable.Range(0, 2)
            select new OrderLineRow($"c{customer}", $"{time}", Start.AddDays(time * 150 - (time * customer)), "tea"));
        var open = ReplenishmentModel.Fit(fewer, Start.AddDays(151), cancellationToken: Cancellation).GetInterval("tea");
        Assert.True(open.MedianDays.HasValue);
    }

    /// <summary>Draws customers who buy a product at gamma-distributed intervals: the interval of the median holds the truth.</summary>
    [Fact]
    public void GetInterval_OfDrawnCustomers_HoldsTheTrueMedian()
    {
        var (held, shops) = (0, 60);
        for (var shop = 0; shop < shops; shop++)
        {
            var random = new Random(shop);
            var rows = new List<OrderLineRow>();
            for (var customer = 0; customer < 60; customer++)
            {
                var day = 40 * random.NextDouble();
                for (var time = 0; day < 500; time++)
                {
                    rows.Add(new OrderLineRow($"c{customer}", $"{time}", Start.AddDays(day), "coffee"));
                    // The sum of four exponential times of mean 10: a median of 36.72.
                    for (var part = 0; part < 4; part++) day -= 10 * Math.Log(1 - random.NextDouble());
                }
            }

            var model = ReplenishmentModel.Fit(OrderLineLog.Read(rows), Start.AddDays(500), cancellationToken: Cancellation);
            var interval = model.GetInterval("coffee");
            Assert.InRange(interval.MedianDays.Value, 32, 41);
            // The median of the rounded days is 37.
            if (interval.MedianDaysInterval.Contains(37)) held++;
        }

        Assert.InRange(held, 52, shops);
    }

    [Fact]
    public void Forecast_OfACustomer_ShrinksTheOwnIntervalToThatOfTheProduct()
    {
        var history = Log.FindHistory("c5");
        var due = Model.Forecast(history, AsOf);

        Assert.Equal(["coffee", "lamp"], due.Select(product => product.ProductId));
        // Nine own intervals of 20 days beside a product interval of 30 that weighs as much as two.
        Assert.Equal(Math.Exp((9 * Math.Log(20) + 2 * Math.Log(30)) / 11), due[0].IntervalDays.Value, 12);
        Assert.Equal((9, Start.AddDays(180)), (due[0].RepeatCount, due[0].LastPurchasedAt));
        Assert.Equal(due[0].LastPurchasedAt.AddDays(due[0].IntervalDays.Value), due[0].DueAt!.Value, TimeSpan.FromMilliseconds(1));
        Assert.False(due[0].IsDue);
        Assert.Equal((null, "fewer than 5 repeat purchases"), (due[1].DueAt, due[1].IntervalDays.Reason));
        Assert.Equal(due[0], Model.FindNext(history, AsOf));
    }

    [Fact]
    public void FindNext_OverTime_IsDueAndThenLapsed()
    {
        var history = ProductHistory.Create([new("coffee", Start), new("lamp", Start)]);
        Assert.False(Model.FindNext(history, Start.AddDays(29.9)).IsDue);
        var due = Model.FindNext(history, Start.AddDays(30));
        Assert.Equal((true, false), (due.IsDue, due.IsLapsed));
        Assert.Equal("coffee", Model.FindNext(history, Start.AddDays(89)).ProductId);
        var lapsed = Model.FindNext(history, Start.AddDays(90));
        Assert.Equal(("", null, "all products of the customer are lapsed"), (lapsed.ProductId, lapsed.DueAt, lapsed.IntervalDays.Reason));
        Assert.True(Model.Forecast(history, Start.AddDays(90))[0].IsLapsed);
    }

    [Fact]
    public void FindNext_WithoutAnInterval_HasAReason()
    {
        Assert.Equal("the customer bought nothing yet", Reason());
        Assert.Equal("the customer bought nothing yet", Reason(new ProductPurchase("coffee", AsOf)));
        Assert.Equal("no product of the customer has an interval", Reason(new ProductPurchase("lamp", Start)));

        static string Reason(params ProductPurchase[] purchases) =>
            Model.FindNext(ProductHistory.Create(purchases), AsOf).IntervalDays.Reason;
    }

    /// <summary>A product without an interval: the customer's own counts from two on.</summary>
    [Fact]
    public void FindNext_OfAProductThatOthersDoNotRepeat_IsTheOwnInterval()
    {
        Assert.Equal(15, Model.FindNext(ProductHistory.Create([At(0), At(10), At(30)]), Start.AddDays(31)).IntervalDays.Value);
        Assert.Null(Model.FindNext(ProductHistory.Create([At(0), At(10)]), AsOf.AddDays(-180)).DueAt);
        var cakes = ProductHistory.Create([At(0, "cake"), At(15, "cake"), At(30, "cake")]);
        Assert.Equal(15, Model.FindNext(cakes, Start.AddDays(31)).IntervalDays.Value);

        static ProductPurchase At(int day, string product = "lamp") => new(product, Start.AddDays(day));
    }

    [Fact]
    public void Forecast_PurchasesOfHalfADay_AreOne()
    {
        var model = ReplenishmentModel.Fit(Log, AsOf, new ReplenishmentOptions { ProductWeight = 0 }, cancellationToken: Cancellation);
        var history = ProductHistory.Create(
            [new("tea", Start), new("tea", Start.AddHours(11)), new("tea", Start.AddHours(13)), new("tea", Start.AddDays(3))]);
        var due = Assert.Single(model.Forecast(history, Start.AddDays(4)));
        Assert.Equal((2, 1.5), (due.RepeatCount, due.IntervalDays.Value));
    }

    [Fact]
    public void Merge_OfOtherInstants_Throws() => Assert.Throws<ArgumentException>(
        "other",
        () => ReplenishmentCounts.Count(Log, AsOf, cancellationToken: Cancellation)
            .Merge(ReplenishmentCounts.Count(Log, AsOf.AddTicks(1), cancellationToken: Cancellation)));

    [Fact]
    public void Fit_UntilAnInstant_IsThatOfTheLogBefore()
    {
        var half = Start.AddDays(95);
        var atHalf = ReplenishmentModel.Fit(Log, half, cancellationToken: Cancellation).ToJson();
        Assert.Equal(ReplenishmentModel.Fit(Log.Before(half), half, cancellationToken: Cancellation).ToJson(), atHalf);
        Assert.NotEqual(ReplenishmentModel.Fit(Log, AsOf, cancellationToken: Cancellation).ToJson(), atHalf);
        Assert.Equal(0, ReplenishmentModel.Fit(Log, DateTimeOffset.MinValue, cancellationToken: Cancellation).ProductCount);
    }

    [Fact]
    public void Options_OutOfRange_Throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>("MinRepeatCount", () => new ReplenishmentOptions { MinRepeatCount = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("ProductWeight", () => new ReplenishmentOptions { ProductWeight = -0.1m });
        Assert.Throws<ArgumentOutOfRangeException>("LapseFactor", () => new ReplenishmentOptions { LapseFactor = 0.9m });
    }

    [Fact]
    public void FindNext_AllocatesNothing()
    {
        var history = Log.FindHistory("c5");
        Assert.Equal(0, Allocation.Of(() => _ = Model.FindNext(history, AsOf).DueAt));
    }
}
