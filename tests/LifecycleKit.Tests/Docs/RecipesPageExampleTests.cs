#region usings
using LifecycleKit.Clv;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Experiments;
using LifecycleKit.Metrics;
using LifecycleKit.Plays;
using LifecycleKit.Rfm;
using LifecycleKit.Scoring;
using LifecycleKit.Segments;
using LifecycleKit.Stages;
using LifecycleKit.Tracking;
using Microsoft.Extensions.DependencyInjection;
#endregion
using Microsoft.Extensions.Time.Testing;

namespace LifecycleKit.Tests.Docs;

/// <summary>The examples of the page of recipes: each region is there literally, and runs here.</summary>
public class RecipesPageExampleTests
{
    [Fact]
    public void Examples_EveryCodeBlock_IsARegionThatRuns()
    {
        (string Project,
            string File)[] tests =
                [("LifecycleKit.Tests", "RecipesPageExampleTests.cs"), ("LifecycleKit.Hosting.Tests", "RecipesPageExampleTests.cs")];
        var regions = tests.SelectMany(test => MarkdownPage.Regions(MarkdownPage.Text("tests", test.Project, "Docs", test.File)));
        Assert.Equal(
            regions.Order(StringComparer.Ordinal), MarkdownPage.Read("docs", "recipes.md").Blocks("csharp").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Report_OfAMonth_ShowsConversionGrowthAndPayback()
    {
        var berlin = Zones.Find("Europe/Berlin");
        var noon = new DateTimeOffset(2026, 11, 2, 11, 0, 0, TimeSpan.Zero);
        KeyValuePair<string, CustomerEvent>[] events =
        [
            new("anna", CustomerEvent.Visit(noon)),
            new("anna", CustomerEvent.Order(new OrderSnapshot { OrderId = "10001", PlacedAt = noon, GrossTotal = 59.90m })),
            new("ben", CustomerEvent.Visit(noon)),
        ];

        #region report
        var november = Period.OfDays(new DateOnly(2026, 11, 1), new DateOnly(2026, 12, 1), berlin);
        var builder = new MetricReportBuilder(new MetricReportOptions
        {
            Period = november, Comparison = CalendarPeriods.GetPrevious(november, berlin), TimeZone = berlin,
        });
        // any order; once more after a refund
        foreach (var (customerId, customerEvent) in events) builder.Add(customerId, customerEvent);
        var report = builder.Build();
        // conversion_rate (of_users): 0.5, before (the denominator is zero)
        Console.WriteLine(report["conversion_rate", "of_users"]);
        Console.WriteLine(report.Months[0]);                             // [..): 1 active = 1 new + 0 returning + 0 resurrecting; 0 dormant
        var cost = CustomerAcquisitionCost.FullyLoaded(300m, newCustomers: (long)report["new_customers"].Numerator);
        // months until the revenue of a customer covers the cost
        Console.WriteLine(AcquisitionPayback.Of(cost, monthlyRevenue: 50, grossMargin: 0.4));
        #endregion

        Assert.Equal("conversion_rate (of_users): 0.5, before (the denominator is zero)", report["conversion_rate", "of_users"].ToString());
        Assert.EndsWith(
            "): 1 active = 1 new + 0 returning + 0 resurrecting; 0 dormant", report.Months[0].ToString(), StringComparison.Ordinal);
        Assert.Equal(15, AcquisitionPayback.Of(cost, monthlyRevenue: 50, grossMargin: 0.4).Value);
    }

    [Fact]
    public void Profit_OfSources_PaysBack()
    {
        var berlin = Zones.Find("Europe/Berlin");
        CustomerHistory[] customers = [Customer("anna", "ads", 9, 10), Customer("ben", "ads", 9, 11), Customer("cora", null, 10)];

        #region payback
        var year = Period.OfDays(new DateOnly(2026, 1, 1), new DateOnly(2027, 1, 1), berlin);
        var profits = ProfitTable.Create(customers, customer => customer.Profile.FirstSource, year, CalendarUnit.Month, berlin);
        foreach (var source in profits.ToGroupsByProfit()) Console.WriteLine($"{source}: {profits.GetTotal(source)}");
        foreach (var row in SalesByGroup.Create(customers, customer => customer.Profile.FirstSource, year).Rows) Console.WriteLine(row);

        AcquisitionSpend[] spends = [new("ads", new DateOnly(2026, 9, 1), 40m)];
        var acquisition = AcquisitionTable.Create(customers, spends, new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero), berlin);
        var september = acquisition.Find("ads", new DateOnly(2026, 9, 1));
        Console.WriteLine(september?.Cost.ToEstimate());    // 20
        Console.WriteLine(september?.Payback());            // 2 months
        Console.WriteLine(september?.ProfitToCost());       // the profit so far, 1.5 times the cost
        #endregion

        Assert.Equal(["ads", null], profits.ToGroupsByProfit());
        Assert.Equal((60m, 30m), (profits.GetTotal("ads").Profit, profits.GetTotal(null).Profit));
        Assert.Equal(20, september!.Cost.ToEstimate().Value);
        Assert.Equal(2, september.Payback().Value);
        Assert.Equal(1.5, september.ProfitToCost().Value);

        static CustomerHistory Customer(string id, string? source, params int[] months)
        {
            var history = new CustomerHistory();
            if (source is not null) history.Apply(CustomerEvent.Visit(new DateTimeOffset(2026, 8, 31, 9, 0, 0, TimeSpan.Zero), source));
            foreach (var month in months)
            {
                history.Apply(CustomerEvent.Order(new OrderSnapshot
                {
                    OrderId = $"{id} {month}", PlacedAt = new DateTimeOffset(2026, month, 5, 9, 0, 0, TimeSpan.Zero), GrossTotal = 50m,
                    Margin = source is null ? 30m : id == "anna" && month == 10 ? 20m : month == 9 ? 15m : 10m,
                }));
            }

            return history;
        }
    }

    [Fact]
    public async Task Plays_OfTheRetailPlaybook_AreInTheViewAndExplained()
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(new FakeTimeProvider(new DateTimeOffset(2026, 11, 2, 9, 30, 0, TimeSpan.Zero)));
        var ct = TestContext.Current.CancellationToken;
        // With a secret of chance, one customer in twenty is in the control group.
        services.AddLifecycle(options => options.SubjectSecret = "the secret of this test");

        #region playbook
        services.AddLifecycle(options =>
        {
            options.AddTrack("journey", LifecyclePresets.Retail);
            options.Playbook = Playbooks.Retail.With(new UniversalControl { BasisPoints = 500 });      // no play reaches these 5 %
        });
        #endregion

        await using var provider = services.BuildServiceProvider();
        var tracker = provider.GetRequiredService<ILifecycleTracker>();

        #region plays
        // On a page or in a job: what to say now, decided in the same call as the view.
        var view = await tracker.GetViewAsync("anna", ct);
        if (view.Plays.ForChannel(Channels.OnSite) is { } banner) Console.WriteLine($"show {banner.ContentKey}: {banner.Goal}");
        // why not: consent, cap, quiet hours, arm …
        Console.WriteLine(await tracker.ExplainPlayAsync("anna", "onboarding-newsletter", ct));
        #endregion

        Assert.Equal("collect-email", view.Plays.ForChannel(Channels.OnSite)?.Key);
        Assert.Contains("lead", $"{await tracker.ExplainPlayAsync("anna", "onboarding-newsletter", ct)}", StringComparison.Ordinal);
    }

    [Fact]
    public void Engine_OwnLifecycle_MovesToTheTick()
    {
        #region engine
        var definition = LifecycleDefinition.Build("tea club", club => club
            .Stage("guest", rank: 0)
            .Stage("member", rank: 1)
            .Stage("dozing")
            .Rule("joins", rule => rule.From("guest").To("member").On(EventTriggers.OrderPlaced).When(Fields.OrderCount.AtLeast(2)))
            .Rule("dozes-off", rule => rule.From("member").To("dozing").WhenTimePasses().When(
                Fields.LastOrderAt.OlderThan(TimeSpan.FromDays(60)) & Fields.OpenSubscriptionCount.EqualTo(0)))
            .Rule("wakes", rule => rule.From("dozing").To("member").On(EventTriggers.OrderPlaced)));

        var engine = LifecycleEngine.Compile(definition);
        var history = new CustomerHistory();
        var monday = new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);
        var state = engine.Start(history, monday);
        foreach (var day in (int[])[0, 3])
        {
            var order = new OrderSnapshot { OrderId = $"T{day}", PlacedAt = monday.AddDays(day), GrossTotal = 12 };
            state = engine.Step(state, history, CustomerEvent.Order(order)).State;
        }

        Console.WriteLine(state);   // member since 2026-11-05T09:00:00Z, next due 2027-01-04T09:00:00Z
        #endregion

        Assert.Equal("member since 2026-11-05T09:00:00Z, next due 2027-01-04T09:00:00Z", state.ToString());
    }

    [Fact]
    public void Rfm_FitOnceScoreOne_KeepsTheCutPoints()
    {
        RfmValues[] shop = [.. Enumerable.Range(1, 100).Select(i => RfmValues.Create(i * 3, 1 + i % 7, i * 8.5m))];
        var today = new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.Zero);

        #region rfm
        var model = RfmModel.Fit(shop, asOf: today);                     // the shop's own quintiles, frozen
        var kept = RfmModel.FromJson(model.ToJson());                    // keep them, and score tomorrow's customer
        var score = kept.Score(RfmValues.Create(recencyDays: 4, frequency: 6, monetary: 740.00m));
        var segment = SegmentMaps.FivePhase.Map(SegmentInput.Create(orders: 6, emailContactable: true, score));
        Console.WriteLine($"{score} {segment} ({segment?.Phase})");      // 545 Champions (Veneration)
        #endregion

        Assert.Equal("545 Champions (Veneration)", $"{score} {segment} ({segment?.Phase})");
    }

    [Fact]
    public async Task Forecasts_OfALog_ArePrintedAndKept()
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(new FakeTimeProvider(SimulatedShop.Today));
        var population = Forecasts(SimulatedShop.Log(), SimulatedShop.Today, services);
        Assert.Equal(population.Version, PopulationModel.FromJson(population.ToJson()).Version);
        await using var provider = services.BuildServiceProvider();
        var tracker = provider.GetRequiredService<ILifecycleTracker>();
        var order = new OrderSnapshot { OrderId = "1", PlacedAt = SimulatedShop.Today.AddDays(-20), GrossTotal = 30 };
        await tracker.RecordAsync("anna", CustomerEvent.Order(order), TestContext.Current.CancellationToken);
        var view = await tracker.GetViewAsync("anna", TestContext.Current.CancellationToken);
        Assert.InRange(view.Forecast.ProbabilityAlive.Value, 0.5, 1);
    }

    private static PopulationModel Forecasts(OrderLog log, DateTimeOffset today, ServiceCollection services)
    {
        #region forecasts
        var window = PurchaseWindow.Create(today, TimeZoneInfo.Utc, TimeUnit.Week);
        var purchases = MbgNbdModel.Fit(PurchaseSample.Create(log, window)).Model;                       // log: an OrderLog of the shop
        var value = LifetimeValueModel.Create(purchases, GammaGammaModel.Fit(SpendSample.Create(log, window)).Model);
        if (log.TryFind("C012", out var customer) && customer.TryGetPurchaseHistory(window, out var history))
        {
            Console.WriteLine(purchases.ProbabilityAlive(history, withStandardError: true));         // is the customer still active?
            Console.WriteLine(purchases.ExpectedPurchases(history, horizon: 13));                    // orders in the next 13 weeks
            // present value of the expected purchases
            Console.WriteLine(value.ValueOf(history, withStandardError: true));
        }

        // Cut points and models together, as one JSON of a few kilobytes: for the view, and for rules such as "clv.pAlive" below 0.3.
        var population = PopulationModel.Fit(log, new PopulationModelOptions { AsOf = today }).Model;
        services.AddLifecycle(options => options.AddTrack("journey", LifecyclePresets.Retail).Population = population);
        #endregion

        return population;
    }
}
