using LifecycleKit.Customers;
using LifecycleKit.Hosting.Tests.Telemetry;
using LifecycleKit.Tests.Tracking;
using LifecycleKit.Tracking;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace LifecycleKit.Hosting.Tests.Background;

/// <summary>Each job makes its call, and the options say which jobs there are.</summary>
public sealed class BackgroundJobsTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(TrackerSetup.Start);
    private readonly RecordingLog _log = new();
    private readonly LifecycleBackgroundOptions _options = new();
    private readonly List<string> _calls = [];
    private Publication[] _publications = [];
    private string[] _refitErrors = [];
    private ReconcileResult _reconciled = new();
    private bool _hasMore;

    public void Dispose() => _log.Dispose();

    [Fact]
    public void Enabled_ByDefault_HasNeitherReconciliationNorExpiryNorRefit() => Assert.Equal(
        [
            ("Sweep", TimeSpan.FromMinutes(1)), ("Delivery", TimeSpan.FromSeconds(10)), ("PendingEvents", TimeSpan.FromSeconds(5)),
            ("Backlog", TimeSpan.FromSeconds(30)),
        ],
        Jobs().Select(job => (job.Name, job.Interval)));

    [Fact]
    public void Enabled_WithEverythingSwitched_HasTheOthers()
    {
        foreach (var job in (LifecycleJobOptions[])[_options.Sweep, _options.Delivery, _options.PendingEvents, _options.Backlog])
            job.IsEnabled = false;
        _options.Orders = _ => OrdersAsync();
        _options.Refit.IsEnabled = true;
        _options.Refit.Interval = TimeSpan.FromDays(2);

        Assert.Equal(
            [("Reconciliation", TimeSpan.FromDays(1)), ("Refit", TimeSpan.FromDays(2))], Jobs().Select(job => (job.Name, job.Interval)));
        _options.Reconciliation.IsEnabled = false;
        _options.Refit.IsEnabled = false;
        Assert.Empty(Jobs());
    }

    [Theory]
    [InlineData("Sweep", "SweepAsync")]
    [InlineData("Delivery", "DeliverAsync")]
    [InlineData("PendingEvents", "ApplyPendingAsync")]
    [InlineData("VisitorExpiry", "ExpireVisitorsAsync")]
    [InlineData("EventExpiry", "ExpireEventsAsync")]
    public async Task RunAsync_OfAJob_CallsTheTrackerAndGoesOnWhileThereIsMore(string name, string call)
    {
        _options.VisitorExpiry.IsEnabled = _options.EventExpiry.IsEnabled = true;
        var job = Jobs().Single(one => one.Name == name);

        Assert.Equal(job.Interval, await job.RunAsync(TrackerSetup.Cancellation));
        _hasMore = true;
        Assert.Equal(TimeSpan.Zero, await job.RunAsync(TrackerSetup.Cancellation));
        Assert.Equal([call, call], _calls);
    }

    [Fact]
    public async Task RunAsync_OfTheBacklogWhileAnythingListens_MeasuresTheBacklog()
    {
        using var recorded = new RecordedTelemetry(nameof(BackgroundJobsTests));

        Assert.Equal(TimeSpan.FromSeconds(30), await RunAsync("Backlog"));
        Assert.Equal(["GetBacklogAsync"], _calls);
    }

    [Fact]
    public async Task RunAsync_OfTheReconciliation_TakesTheOrdersFromAScope()
    {
        object? seen = null;
        _options.Orders = services =>
        {
            seen = services.GetRequiredService<Scoped>();
            return OrdersAsync();
        };

        Assert.Equal(TimeSpan.FromDays(1), await RunAsync("Reconciliation"));
        _reconciled = new ReconcileResult { CheckedCount = 2, UnchangedCount = 1, AppliedCount = 1 };
        await RunAsync("Reconciliation");

        Assert.Equal(["ReconcileAsync", "ReconcileAsync"], _calls);
        Assert.True(Assert.IsType<Scoped>(seen).IsDisposed);
        Assert.Equal(
            [
                (LogLevel.Information, "The orders of the host for the shop '' are in the store:"),
                (LogLevel.Warning, "The orders of the host for the shop '' differed from the store:"),
            ],
            _log.Entries.Select(entry => (entry.Level, entry.Text[..(entry.Text.IndexOf(':', StringComparison.Ordinal) + 1)])));
    }

    [Fact]
    public async Task RunAsync_OfTheRefitAfterAPublication_WaitsForTheRest()
    {
        _options.Refit.IsEnabled = true;
        _publications = [Published(PublicationPart.Population, "hash", 6), Published(PublicationPart.Playbook, "hash", 0)];

        Assert.Equal(TimeSpan.FromDays(1), await RunAsync("Refit"));
        Assert.Equal(["GetPublicationsAsync"], _calls);
    }

    [Fact]
    public async Task RunAsync_OfTheRefitWhenItIsTime_FitsAndSaysSo()
    {
        _options.Refit.IsEnabled = true;
        _publications = [Published(PublicationPart.Population, "hash", 7)];
        Assert.Equal(TimeSpan.FromDays(7), await RunAsync("Refit"));
        _publications = [Published(PublicationPart.Population, null, 0)];
        _refitErrors = ["Too few orders."];
        Assert.Equal(TimeSpan.FromDays(7), await RunAsync("Refit"));

        const string Sparse =
            "In the fit of the population model of the shop '': warning sparse-segment at segments/Recent: Empty. Fit.";
        Assert.Equal(["GetPublicationsAsync", "RefitAsync", "GetPublicationsAsync", "RefitAsync"], _calls);
        Assert.Equal(
            [
                (LogLevel.Information, "The population model of the shop '' was fitted again: published, 0 customer(s), 0 order(s)."),
                (LogLevel.Warning, Sparse),
                (LogLevel.Warning, "The population model of the shop '' was fitted, but not published: Too few orders."),
                (LogLevel.Warning, Sparse),
            ],
            _log.Entries);
    }

    [Fact]
    public void Configure_FromAConfiguration_SetsSwitchesAndIntervals()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Jobs:Sweep:Interval"] = "00:05:00", ["Jobs:Delivery:IsEnabled"] = "false", ["Jobs:Refit:IsEnabled"] = "true",
        }).Build();
        var services = new ServiceCollection();
        services.AddLifecycle().AddBackgroundServices();
        services.Configure<LifecycleBackgroundOptions>(configuration.GetSection("Jobs"));
        using var provider = services.BuildServiceProvider();

        var options = provider.GetRequiredService<IOptions<LifecycleBackgroundOptions>>().Value;

        Assert.Equal(
            (TimeSpan.FromMinutes(5), false, true, TimeSpan.FromDays(7)),
            (options.Sweep.Interval, options.Delivery.IsEnabled, options.Refit.IsEnabled, options.Refit.Interval));
    }

    [Fact]
    public void Validate_OfIntervalsOutOfRange_ListsThemAll()
    {
        var services = new ServiceCollection();
        services.AddLifecycle().AddBackgroundServices(options =>
        {
            options.Sweep.Interval = TimeSpan.Zero;
            options.Refit.Interval = TimeSpan.FromDays(31);
        });
        using var provider = services.BuildServiceProvider();

        var error = Assert.Throws<OptionsValidationException>(
            () => provider.GetRequiredService<IOptions<LifecycleBackgroundOptions>>().Value);

        Assert.Equal(
            [
                "Sweep.Interval must be between 100 milliseconds and 30 days; it is 00:00:00.",
                "Refit.Interval must be between 100 milliseconds and 30 days; it is 31.00:00:00.",
            ],
            error.Failures);
    }

    private async Task<TimeSpan> RunAsync(string name) =>
        await Jobs().Single(job => job.Name == name).RunAsync(TrackerSetup.Cancellation);

    private IReadOnlyList<BackgroundJob> Jobs()
    {
        var scopes = new ServiceCollection().AddScoped<Scoped>().BuildServiceProvider().GetRequiredService<IServiceScopeFactory>();
        return new BackgroundJobs(
            Proxy<ILifecycleTracker>(), Proxy<ILifecycleDeliveries>(), Proxy<ILifecyclePublisher>(), scopes, _options, _time,
            new BackgroundLog(_log, string.Empty)).Enabled();
    }

    private T Proxy<T>()
        where T : class => CallProxy.Create<T>((method, _) =>
    {
        _calls.Add(method.Name);
        return method.Name switch
        {
            nameof(ILifecycleTracker.SweepAsync) => new ValueTask<SweepResult>(new SweepResult { HasMore = _hasMore }),
            nameof(ILifecycleTracker.ApplyPendingAsync) => new ValueTask<PendingResult>(new PendingResult { HasMore = _hasMore }),
            nameof(ILifecycleTracker.ExpireVisitorsAsync) =>
                new ValueTask<VisitorExpiryResult>(new VisitorExpiryResult { HasMore = _hasMore }),
            nameof(ILifecycleTracker.ExpireEventsAsync) =>
                new ValueTask<EventExpiryResult>(new EventExpiryResult { HasMore = _hasMore }),
            nameof(ILifecycleTracker.ReconcileAsync) => new ValueTask<ReconcileResult>(_reconciled),
            nameof(ILifecycleDeliveries.DeliverAsync) =>
                new ValueTask<DeliveryResult>(new DeliveryResult { DeliveredCount = 0, HasMore = _hasMore }),
            nameof(ILifecycleDeliveries.GetBacklogAsync) => new ValueTask<Backlog>(new Backlog()),
            nameof(ILifecyclePublisher.GetPublicationsAsync) => new ValueTask<IReadOnlyList<Publication>>(_publications),
            _ => new ValueTask<RefitResult>(new RefitResult
            {
                Fit = null!,
                Errors = [.. _refitErrors],
                Diagnostics =
                    [new Diagnostic(DiagnosticIds.SparseSegment, DiagnosticSeverity.Warning, "segments/Recent", "Empty.", "Fit.")],
            }),
        };
    });

    private static Publication Published(PublicationPart part, string? hash, int daysAgo) => new()
    {
        Number = 1, Part = part, At = TrackerSetup.Start.AddDays(-daysAgo), ContentHash = hash, Source = PublicationSource.Publisher,
    };

    private static async IAsyncEnumerable<TrackedOrder> OrdersAsync()
    {
        await Task.CompletedTask;
        yield return new TrackedOrder("anna", new OrderSnapshot { OrderId = "1", PlacedAt = TrackerSetup.Start, GrossTotal = 1 });
    }

    private sealed class Scoped : IDisposable
    {
        public bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;
    }
}
