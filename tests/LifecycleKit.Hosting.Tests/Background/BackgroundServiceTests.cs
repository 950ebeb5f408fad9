using System.Collections.Concurrent;
using System.Reflection;
using LifecycleKit.Customers;
using LifecycleKit.Tests.Tracking;
using LifecycleKit.Tracking;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LifecycleKit.Hosting.Tests.Background;

/// <summary>A host with background services does the work of the tracker, survives a store that fails, and stops in time.</summary>
public sealed class BackgroundServiceTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly RecordingLog _log = new();
    private readonly InMemoryCustomerStore _store = new();
    private volatile bool _isDown;

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task Host_WithBackgroundServices_AppliesDeliversAndSweeps()
    {
        using var host = Host();
        await host.StartAsync(TrackerSetup.Cancellation);
        var placed = TimeProvider.System.GetUtcNow().AddDays(-31);
        var order = new OrderSnapshot { OrderId = "1", PlacedAt = placed, GrossTotal = 10 };

        // The event waits in the store, its transition for the handler, and the next transition for time.
        await _store.AppendPendingAsync(new CustomerKey(string.Empty, "anna"), CustomerEvent.Order(order), TrackerSetup.Cancellation);

        var letters = host.Services.GetRequiredService<Letters>();
        Assert.Equal("customer", (await letters.NextAsync()).To);
        Assert.Equal("quiet", (await letters.NextAsync()).To);
        await StopAsync(host);
        Assert.Contains(
            (LogLevel.Information,
                "Background jobs of the shop '' run: Sweep every 00:00:00.1000000, Delivery every 00:00:00.1000000, PendingEvents every 00:00:00.1000000, Backlog every 00:00:30."),
            _log.Entries);
    }

    [Fact]
    public async Task Host_WithAStoreThatFails_RunsOnAndWorksLater()
    {
        _isDown = true;
        using var host = Host(FailingStore());
        await host.StartAsync(TrackerSetup.Cancellation);
        await UntilAsync(() => _log.Entries.Count(entry => entry.Text.Contains("background job", StringComparison.Ordinal)) >= 3);

        _isDown = false;
        var order = new OrderSnapshot { OrderId = "1", PlacedAt = TimeProvider.System.GetUtcNow(), GrossTotal = 10 };
        await _store.AppendPendingAsync(new CustomerKey(string.Empty, "anna"), CustomerEvent.Order(order), TrackerSetup.Cancellation);

        Assert.Equal("customer", (await host.Services.GetRequiredService<Letters>().NextAsync()).To);
        await UntilAsync(() => _log.Entries.Any(entry => entry.Text.Contains("works again", StringComparison.Ordinal)));
        Assert.False(host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested);
        await StopAsync(host);
    }

    [Fact]
    public async Task StopAsync_DuringACallOfAHandler_CancelsTheCall()
    {
        using var host = Host();
        var letters = host.Services.GetRequiredService<Letters>();
        letters.Meanwhile = token => Task.Delay(Timeout.InfiniteTimeSpan, token);
        await host.StartAsync(TrackerSetup.Cancellation);
        await OrderAsync(host);
        await letters.NextAsync();

        await StopAsync(host);

        Assert.DoesNotContain(_log.Entries, entry => entry.Level >= LogLevel.Error);
        // The transition is not lost: it is due for the next host.
        var deliveries = host.Services.GetRequiredService<ILifecycleDeliveries>();
        Assert.Equal(1, (await deliveries.GetBacklogAsync(TrackerSetup.Cancellation)).DeliveryCount);
    }

    [Fact]
    public async Task StopAsync_WithAHandlerThatIgnoresItsToken_EndsAtTheShutdownTime()
    {
        using var host = Host();
        var letters = host.Services.GetRequiredService<Letters>();
        var end = new TaskCompletionSource();
        letters.Meanwhile = _ => end.Task;
        await host.StartAsync(TrackerSetup.Cancellation);
        await OrderAsync(host);
        await letters.NextAsync();

        using var shutdown = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        var service = host.Services.GetServices<IHostedService>().OfType<LifecycleBackgroundService>().Single();
        await service.StopAsync(shutdown.Token).WaitAsync(Limit, TrackerSetup.Cancellation);

        Assert.True(shutdown.IsCancellationRequested);
        end.SetResult();
        await StopAsync(host);
    }

    [Fact]
    public async Task Host_WithJobsSwitchedOff_DoesNothing()
    {
        using var host = Host(configure: options =>
        {
            foreach (var job in (LifecycleJobOptions[])[options.Sweep, options.Delivery, options.PendingEvents, options.Backlog])
                job.IsEnabled = false;
        });
        await host.StartAsync(TrackerSetup.Cancellation);
        await OrderAsync(host);

        var service = host.Services.GetServices<IHostedService>().OfType<LifecycleBackgroundService>().Single();
        await service.ExecuteTask!.WaitAsync(Limit, TrackerSetup.Cancellation);
        Assert.Contains((LogLevel.Warning, "No background job of the shop '' runs: all are disabled."), _log.Entries);
        await StopAsync(host);
    }

    [Fact]
    public void AddBackgroundServices_Twice_RegistersOneService()
    {
        var services = new ServiceCollection();
        services.AddLifecycle().AddBackgroundServices().AddBackgroundServices();
        Assert.Single(services, service => service.ServiceType == typeof(IHostedService));
    }

    private static async Task OrderAsync(IHost host) => await host.Services.GetRequiredService<ILifecycleTracker>().RecordAsync(
        "anna",
        CustomerEvent.Order(new OrderSnapshot { OrderId = "1", PlacedAt = TimeProvider.System.GetUtcNow(), GrossTotal = 10 }),
        TrackerSetup.Cancellation);

    private static Task StopAsync(IHost host) => host.StopAsync(TrackerSetup.Cancellation).WaitAsync(Limit, TrackerSetup.Cancellation);

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (!condition()) await Task.Delay(20, limit.Token);
    }

    private IHost Host(ICustomerStore? store = null, Action<LifecycleBackgroundOptions>? configure = null)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = [] });
        builder.Services.AddSingleton<ILoggerFactory>(_log);
        builder.Services.AddSingleton(store ?? _store);
        builder.Services.AddSingleton<Letters>();
        var lifecycle = builder.Services.AddLifecycle(options =>
        {
            options.AddTrack("journey", TrackerSetup.Small);
            options.Delivery = DeliveryMode.InBackground;
        });
        lifecycle.AddTransitionHandler<Handler>();
        lifecycle.AddBackgroundServices(options =>
        {
            foreach (var job in (LifecycleJobOptions[])[options.Sweep, options.Delivery, options.PendingEvents])
                job.Interval = TimeSpan.FromMilliseconds(100);
            configure?.Invoke(options);
        });
        return builder.Build();
    }

    /// <summary>A store whose calls throw while it is down.</summary>
    private ICustomerStore FailingStore() => CallProxy.Create<ICustomerStore>((method, arguments) =>
    {
        if (_isDown && method.Name != $"get_{nameof(ICustomerStore.IsDurable)}") throw new TimeoutException("The database is down.");
        try
        {
            return method.Invoke(_store, arguments);
        }
        catch (TargetInvocationException error)
        {
            throw error.InnerException!;
        }
    });

    /// <summary>What the handler received, for all its instances.</summary>
    private sealed class Letters
    {
        private readonly BlockingCollection<TransitionNotice> _notices = [];

        public Func<CancellationToken, Task> Meanwhile { get; set; } = _ => Task.CompletedTask;

        public void Add(TransitionNotice notice) => _notices.Add(notice, CancellationToken.None);

        public Task<TransitionNotice> NextAsync() => Task.Run(
            () => _notices.TryTake(out var notice, (int)Limit.TotalMilliseconds, TrackerSetup.Cancellation)
                ? notice : throw new TimeoutException("The handler received no transition."));
    }

    private sealed class Handler(Letters letters) : ITransitionHandler
    {
        public async ValueTask HandleAsync(TransitionNotice notice, CancellationToken cancellationToken)
        {
            letters.Add(notice);
            await letters.Meanwhile(cancellationToken);
        }
    }
}
