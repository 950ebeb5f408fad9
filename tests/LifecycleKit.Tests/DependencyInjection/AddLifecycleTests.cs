using LifecycleKit.Customers;
using LifecycleKit.DependencyInjection;
using LifecycleKit.Stages;
using LifecycleKit.Tests.Tracking;
using LifecycleKit.Tracking;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace LifecycleKit.Tests.DependencyInjection;

public class AddLifecycleTests
{
    [Fact]
    public async Task AddLifecycle_Alone_RunsRetailInMemory()
    {
        await using var services = new ServiceCollection().AddLifecycle().Services.BuildServiceProvider(validateScopes: true);
        var tracker = services.GetRequiredService<ILifecycleTracker>();

        await tracker.RecordAsync("anna", Order("1"), TrackerSetup.Cancellation);
        var view = await tracker.GetViewAsync("anna", TrackerSetup.Cancellation);

        Assert.Equal([LifecycleOptions.DefaultTrack], view.Tracks.Select(track => track.Track));
        Assert.Contains(view.Track("journey").Stage, LifecyclePresets.Retail.Stages.Select(stage => stage.Id));
        Assert.IsType<InMemoryCustomerStore>(services.GetRequiredService<ICustomerStore>());
    }

    [Fact]
    public void AddLifecycle_Twice_RegistersNothingTwiceAndAddsUpTheOptions()
    {
        var services = new ServiceCollection();
        services.AddLifecycle(options => options.AddTrack("journey", TrackerSetup.Small)).AddTransitionHandler<CountingHandler>();
        var count = services.Count(IsOurs);
        services.AddLifecycle().AddTransitionHandler<CountingHandler>();
        Assert.Equal(count, services.Count(IsOurs));
        using var provider = services.AddLifecycle(options => options.ReportingCurrency = "EUR").Services.BuildServiceProvider();

        var options = provider.GetRequiredService<IOptions<LifecycleOptions>>().Value;
        Assert.Equal(("journey", "EUR"), (Assert.Single(options.Tracks), options.ReportingCurrency));
        foreach (var type in (Type[])[typeof(ILifecycleTracker), typeof(ICustomerStore), typeof(CountingHandler),
            typeof(IValidateOptions<LifecycleStartUp>)])
        {
            Assert.Single(
                services,
                service => service.ServiceType == type && service.ImplementationType != typeof(ValidateOptions<LifecycleStartUp>));
        }

        // The framework notes the validation at start-up once a call, and runs it once.
        static bool IsOurs(ServiceDescriptor service) => service.ServiceType.Namespace != typeof(IOptions<>).Namespace;
    }

    [Fact]
    public void AddLifecycle_OptionsWithErrors_FailAtStartWithAllOfThem()
    {
        using var provider = new ServiceCollection()
            .AddLifecycle(options => (options.ReportingCurrency, options.DuplicateHorizon) = ("euro", TimeSpan.Zero)).Services
            .BuildServiceProvider();

        var error = Assert.ThrowsAny<OptionsValidationException>(() => provider.GetRequiredService<IStartupValidator>().Validate());

        Assert.Equal(2, error.Failures.Count());
        Assert.ThrowsAny<OptionsValidationException>(() => provider.GetRequiredService<ILifecycleTracker>());
    }

    [Fact]
    public async Task AddLifecycle_OwnStoreAndClock_AreUsed()
    {
        var store = new InMemoryCustomerStore();
        var time = new FakeTimeProvider(TrackerSetup.Start);
        await using var provider = new ServiceCollection()
            .AddSingleton<TimeProvider>(time)
            .AddLifecycle().Services
            .AddSingleton<ICustomerStore>(store)
            .BuildServiceProvider();
        var tracker = provider.GetRequiredService<ILifecycleTracker>();

        await tracker.RecordAsync("anna", CustomerEvent.Visit(TrackerSetup.Start), TrackerSetup.Cancellation);

        Assert.Equal(1, store.Count);
        Assert.Equal(TrackerSetup.Start, (await tracker.GetViewAsync("anna", TrackerSetup.Cancellation)).AsOf);
    }

    [Fact]
    public async Task AddTransitionHandler_ScopedDependency_GetsAScopeOfItsOwnForEachCall()
    {
        CountingHandler.Scopes.Clear();
        await using var provider = new ServiceCollection()
            .AddScoped<ScopeMark>()
            .AddLifecycle(options => options.AddTrack("journey", TrackerSetup.Small)).AddTransitionHandler<CountingHandler>().Services
            .BuildServiceProvider(validateScopes: true);
        var tracker = provider.GetRequiredService<ILifecycleTracker>();

        await tracker.RecordAsync("anna", Order("1"), TrackerSetup.Cancellation);
        await tracker.RecordAsync("bert", Order("2"), TrackerSetup.Cancellation);

        Assert.Equal(2, CountingHandler.Scopes.Distinct().Count());
        Assert.All(CountingHandler.Scopes, scope => Assert.True(scope.IsDisposed));
    }

    private static CustomerEvent Order(string id) =>
        CustomerEvent.Order(new OrderSnapshot { OrderId = id, PlacedAt = TrackerSetup.Start, GrossTotal = 10 });

    private sealed class ScopeMark : IDisposable
    {
        public bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;
    }

    private sealed class CountingHandler(ScopeMark? scope = null) : ITransitionHandler
    {
        public static List<ScopeMark> Scopes { get; } = [];

        public ValueTask HandleAsync(TransitionNotice notice, CancellationToken cancellationToken)
        {
            if (scope is not null) Scopes.Add(scope);
            return ValueTask.CompletedTask;
        }
    }
}
