using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Plays;
using LifecycleKit.Tracking;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LifecycleKit.UserTests.Shops;

/// <summary>Several shops of one process, each with options, handlers and fields of its own, over one store.</summary>
public class NamedShopTests
{
    private static readonly string[] Names = ["", "shop-at", "shop-ch"];

    private static CancellationToken Cancellation => Shop.Cancellation;

    [Fact]
    public async Task AddLifecycle_OfSeveralShops_GivesEachItsOwnTrackerAndOptions()
    {
        await using var host = new Shops();
        foreach (var name in Names)
        {
            var tracker = host.Tracker(name);
            Assert.Equal(name, tracker.Scope);
            Assert.Same(tracker, host.Find<ILifecyclePublisher>(name));
            Assert.Same(tracker, host.Find<ILifecycleDeliveries>(name));
        }

        await host.RecordAsync("shop-at", "anna", Order("1", currency: "EUR"));
        await host.RecordAsync("shop-ch", "anna", Order("1", currency: "CHF"));
        await Assert.ThrowsAsync<CurrencyMismatchException>(() => host.RecordAsync("shop-ch", "anna", Order("2", currency: "EUR")));

        Assert.Equal(["", "shop-at", "shop-ch"], Names.Select(name => host.Publications(name).Single().Scope));
        Assert.False((await host.ViewAsync("", "anna")).IsKnown);
        Assert.Equal(("buyer", 1), Of(await host.ViewAsync("shop-at", "anna")));
        Assert.Equal(("buyer", 1), Of(await host.ViewAsync("shop-ch", "anna")));
        Assert.NotEqual((await host.ViewAsync("shop-at", "anna")).SubjectKey, (await host.ViewAsync("shop-ch", "anna")).SubjectKey);
    }

    [Fact]
    public async Task SweepAsync_OfOneShop_MovesAndDeliversNothingOfAnother()
    {
        await using var host = new Shops();
        foreach (var name in Names) await host.RecordAsync(name, "anna", Order("1"));
        Assert.Equal(["shop-at buyer", "shop-ch buyer"], host.Calls);
        host.Clock.Now += TimeSpan.FromDays(40);

        var swept = await host.Tracker("shop-at").SweepAsync(cancellationToken: Cancellation);

        Assert.Equal("quiet", Assert.Single(swept.Transitions).To);
        Assert.Equal(["shop-at buyer", "shop-ch buyer", "shop-at quiet"], host.Calls);
        Assert.Equal("buyer", await host.SavedStageAsync("shop-ch", "anna"));
        await host.Tracker("shop-ch").SweepAsync(cancellationToken: Cancellation);
        Assert.Equal("shop-ch quiet", host.Calls[^1]);
    }

    [Fact]
    public async Task ReleaseAsync_OfOneShop_LeavesTheParkedDeliveriesOfAnother()
    {
        await using var host = new Shops();
        host.Fails = true;
        foreach (var name in Names[1..]) await host.RecordAsync(name, "anna", Order("1"));
        foreach (var name in Names[1..])
            Assert.Equal(1, (await host.Find<ILifecycleDeliveries>(name).GetBacklogAsync(Cancellation)).ParkedDeliveryCount);
        host.Fails = false;

        Assert.Equal(1, await host.Find<ILifecycleDeliveries>("shop-at").ReleaseAsync("noting", cancellationToken: Cancellation));
        foreach (var name in Names) await host.Find<ILifecycleDeliveries>(name).DeliverAsync(cancellationToken: Cancellation);

        Assert.Equal(["shop-at buyer"], host.Calls);
    }

    [Fact]
    public async Task PublishAsync_OfOneShop_LeavesAnotherAsItWas()
    {
        await using var host = new Shops();
        foreach (var name in Names) await host.RecordAsync(name, "anna", Order("1"));
        await host.Find<ILifecyclePublisher>("shop-at").PublishAsync(
            new LifecycleChanges().SetTrack("journey", Shop.Quiet(days: 5)), Cancellation);
        host.Clock.Now += TimeSpan.FromDays(6);
        var stages = Names.Select(async name => Of(await host.ViewAsync(name, "anna")).Stage);
        Assert.Equal(["buyer", "quiet", "buyer"], await Task.WhenAll(stages));
    }

    [Fact]
    public async Task ClaimPlayAsync_OfOneShop_SpendsNoBudgetOfAnother()
    {
        await using var host = new Shops();
        foreach (var name in Names)
        {
            Assert.Equal(
                PlayClaimOutcome.Claimed, (await host.Tracker(name).ClaimPlayAsync("anna", "hello", "m1", Cancellation)).Outcome);
            Assert.Equal(
                PlayClaimOutcome.Refused, (await host.Tracker(name).ClaimPlayAsync("ben", "hello", "m2", Cancellation)).Outcome);
        }
    }

    [Fact]
    public void AddFields_OfOneShop_IsUnknownToAnother()
    {
        var vip = CustomFields.Flag("shop.vip", (in facts) => facts.Profile.VisitCount > 2);
        var services = new ServiceCollection();
        services.AddLifecycle("with").AddFields(vip).AddPredicate<Regular>();
        services.AddLifecycle("without");
        using var provider = services.BuildServiceProvider();
        var options = provider.GetRequiredService<IOptionsMonitor<LifecycleOptions>>();

        Assert.Same(vip, options.Get("with").ConditionCatalog.FindField("shop.vip"));
        Assert.NotNull(options.Get("with").ConditionCatalog.FindPredicate("regular"));
        Assert.Null(options.Get("without").ConditionCatalog.FindField("shop.vip"));
        Assert.Null(options.Get("without").ConditionCatalog.FindPredicate("regular"));
    }

    [Fact]
    public void Start_OfShopsWithErrors_NamesEachShopAndAllItsErrors()
    {
        var services = new ServiceCollection();
        services.AddLifecycle("good");
        foreach (var name in Names[1..])
            services.AddLifecycle(name, options => (options.ReportingCurrency, options.DuplicateHorizon) = ("euro", TimeSpan.Zero));
        using var provider = services.BuildServiceProvider();
        var error = Assert.ThrowsAny<Exception>(() => provider.GetRequiredService<IStartupValidator>().Validate());
        var failures = error is AggregateException { InnerExceptions: var all } ? all.ToList() : [error];
        Assert.Equal(
            [("shop-at", 2), ("shop-ch", 2)],
            failures.Cast<OptionsValidationException>().Select(one => (one.OptionsName, one.Failures.Count())));
        Assert.All(failures.Cast<OptionsValidationException>(), one => Assert.Contains(
            $"'{one.OptionsName}'", one.Message, StringComparison.Ordinal));
        Assert.NotNull(provider.GetRequiredKeyedService<ILifecycleTracker>("good"));
    }

    [Fact]
    public async Task ForScope_OfARegisteredShop_IsRefused()
    {
        await using var host = new Shops();
        var error = Assert.Throws<ArgumentException>("scope", () => host.Tracker("").ForScope("shop-at"));
        Assert.Contains("shop-at", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("scope", () => host.Tracker("shop-at").ForScope(""));
        Assert.Equal("tenant 7", host.Tracker("shop-at").ForScope("tenant 7").Scope);
        Assert.Equal("shop-at", host.Tracker("shop-at").ForScope("tenant 7").ForScope("shop-at").Scope);
    }

    [Fact]
    public void AddLifecycle_OfNamedShopsAlone_HasNoTrackerWithoutAKey()
    {
        using var provider = new ServiceCollection().AddLifecycle("shop-at").Services.BuildServiceProvider();
        Assert.Null(provider.GetService<ILifecycleTracker>());
        Assert.NotNull(provider.GetKeyedService<ILifecycleTracker>("shop-at"));
    }

    [Fact]
    public void AddLifecycle_OfOneShopTwice_RegistersNothingTwiceAndAddsUpTheOptions()
    {
        var services = new ServiceCollection();
        services.AddLifecycle("shop-at", options => options.AddTrack("journey", Shop.Quiet(30))).AddTransitionHandler<Noting>("noting");
        var count = services.Count(service => service.IsKeyedService);
        services.AddLifecycle("shop-at", options => options.ReportingCurrency = "EUR").AddTransitionHandler<Noting>("noting");
        using var provider = services.BuildServiceProvider();
        var options = provider.GetRequiredService<IOptionsMonitor<LifecycleOptions>>().Get("shop-at");
        Assert.Equal(count, services.Count(service => service.IsKeyedService));
        Assert.Equal(("journey", "EUR"), (Assert.Single(options.Tracks), options.ReportingCurrency));
    }

    [Fact]
    public async Task AddLifecycle_WithAStoreOfTheShop_UsesItForThisShopAlone()
    {
        var (shared, own) = (new InMemoryCustomerStore(), new InMemoryCustomerStore());
        var services = new ServiceCollection().AddSingleton<ICustomerStore>(shared).AddKeyedSingleton<ICustomerStore>("shop-at", own);
        services.AddLifecycle("shop-at");
        services.AddLifecycle("shop-ch");
        await using var provider = services.BuildServiceProvider();
        foreach (var name in Names[1..])
        {
            await provider.GetRequiredKeyedService<ILifecycleTracker>(name)
                .RecordAsync(name, CustomerEvent.Visit(Shop.Start), Cancellation);
        }

        Assert.True(await IsKnown(own, "shop-at") && await IsKnown(shared, "shop-ch"));
        Assert.Equal((1, 1), (own.Count, shared.Count));

        static async Task<bool> IsKnown(InMemoryCustomerStore store, string name) =>
            (await store.LoadAsync(new CustomerKey(name, name), null, Cancellation)).Record is not null;
    }

    [Fact]
    public void AddLifecycle_OfANameThatIsTooLong_IsRefused() =>
        Assert.Throws<ArgumentException>("shop", () => new ServiceCollection().AddLifecycle(new string('s', 129)));

    private static CustomerEvent Order(string id, string? currency = null) => CustomerEvent.Order(
        new OrderSnapshot { OrderId = id, PlacedAt = Shop.Start, GrossTotal = 10, Currency = currency });

    private static (string Stage, int OrderCount) Of(CustomerView view) => (view.Track("journey").Stage, view.Profile.OrderCount);

    /// <summary>A host of three shops. Those with a name have a handler.</summary>
    private sealed class Shops : IAsyncDisposable
    {
        private readonly ServiceProvider _services;
        private readonly NotingObserver _observer = new();
        private readonly InMemoryCustomerStore _store = new();

        public Shops()
        {
            var services = new ServiceCollection().AddSingleton<TimeProvider>(Clock).AddSingleton<ICustomerStore>(_store)
                .AddSingleton(this);
            services.AddSingleton<ILifecycleObserver>(_observer);
            foreach (var name in Names)
            {
                var builder = services.AddLifecycle(name, options => SetOptions(options, name));
                if (name.Length > 0) builder.AddTransitionHandler<Noting>("noting");
            }

            _services = services.BuildServiceProvider(validateScopes: true);
            _services.GetRequiredService<IStartupValidator>().Validate();
        }

        public ShopClock Clock { get; } = new(Shop.Start);

        public List<string> Calls { get; } = [];

        public bool Fails { get; set; }

        public T Find<T>(string name)
            where T : notnull =>
            name.Length == 0 ? _services.GetRequiredService<T>() : _services.GetRequiredKeyedService<T>(name);

        public ILifecycleTracker Tracker(string name) => Find<ILifecycleTracker>(name);

        public async Task RecordAsync(string name, string customer, CustomerEvent customerEvent) =>
            await Tracker(name).RecordAsync(customer, customerEvent, Cancellation);

        public async Task<CustomerView> ViewAsync(string name, string customer) => await Tracker(name).GetViewAsync(customer, Cancellation);

        public IEnumerable<StartReport> Publications(string name) => _observer.Starts.Where(report => report.Scope == name);

        public async Task<string> SavedStageAsync(string name, string customer) =>
            (await _store.LoadAsync(new CustomerKey(name, customer), null, Cancellation)).Record!.Document.States[0].State.Stage;

        public ValueTask DisposeAsync() => _services.DisposeAsync();

        private static void SetOptions(LifecycleOptions options, string name)
        {
            options.AddTrack("journey", Shop.Quiet(30));
            options.MaxDeliveryAttempts = 1;
            options.ReportingCurrency = name switch { "shop-at" => "EUR", "shop-ch" => "CHF", _ => options.ReportingCurrency };
            options.Playbook = Playbook.Build(
                "plays", x => x.Play("hello", play => play.Channel(Channels.OnSite).InStage("journey:new").DailyBudget(1)));
        }
    }

    private sealed class Regular : IFactPredicate
    {
        public string Name => "regular";

        public Truth Evaluate(in Facts facts) => facts.Profile.VisitCount > 9 ? Truth.True : Truth.False;
    }

    private sealed class Noting(Shops shops) : ITransitionHandler
    {
        public ValueTask HandleAsync(TransitionNotice notice, CancellationToken cancellationToken)
        {
            if (shops.Fails) throw new InvalidOperationException();
            shops.Calls.Add($"{notice.Customer.Scope} {notice.To}");
            return ValueTask.CompletedTask;
        }
    }
}
