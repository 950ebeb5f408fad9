using System.Text;
using LifecycleKit.Customers;
using LifecycleKit.DependencyInjection;
using LifecycleKit.Tests.Tracking;
using LifecycleKit.Tracking;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace LifecycleKit.Hosting.Tests;

/// <summary>A host over a configuration that can be changed: the container, its clock, its log and an observer.</summary>
internal sealed class Shop : IDisposable
{
    /// <summary>A visitor who buys becomes a customer, and quiet 30 days later.</summary>
    public const string Small = """
        {
          "name": "small", "initial": "visitor",
          "stages": { "visitor": { }, "customer": { "rank": 1 }, "quiet": { } },
          "rules": {
            "buys": { "from": "visitor, quiet", "to": "customer", "on": "OrderPlaced" },
            "goes-quiet": { "from": "customer", "to": "quiet", "on": "Time", "when": { "field": "lastOrderAt", "olderThan": "30d" } }
          }
        }
        """;

    public Shop(
        IReadOnlyDictionary<string, string?>? values = null, Action<LifecycleBuilder>? add = null,
        Action<LifecycleOptions>? configure = null, bool optional = false)
        : this([Source(values ?? Flattened.Of(Small, "Lifecycle:Tracks:journey"))], add, configure, optional)
    {
    }

    public Shop(
        IEnumerable<IConfigurationSource> sources, Action<LifecycleBuilder>? add = null, Action<LifecycleOptions>? configure = null,
        bool optional = false)
    {
        var builder = new ConfigurationBuilder();
        foreach (var source in sources) builder.Add(source);
        Configuration = builder.Build();
        var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(Configuration)
            .AddSingleton<TimeProvider>(Time)
            .AddSingleton<ILoggerFactory>(Log)
            .AddSingleton<ILifecycleObserver>(Observer);
        var lifecycle = services.AddLifecycle(Configuration.GetSection("Lifecycle"), configure, optional);
        add?.Invoke(lifecycle);
        Services = services.BuildServiceProvider(validateScopes: true);
    }

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public FakeTimeProvider Time { get; } = new(TrackerSetup.Start);

    public RecordingLog Log { get; } = new();

    public RecordingObserver Observer { get; } = new();

    public IConfigurationRoot Configuration { get; }

    public ServiceProvider Services { get; }

    public ILifecycleTracker Tracker => Services.GetRequiredService<ILifecycleTracker>();

    public LifecycleOptions Options => Services.GetRequiredService<IOptions<LifecycleOptions>>().Value;

    public static IConfigurationSource Source(IEnumerable<KeyValuePair<string, string?>> values) =>
        new Microsoft.Extensions.Configuration.Memory.MemoryConfigurationSource { InitialData = values };

    public static IConfigurationSource Json(string json) =>
        new Microsoft.Extensions.Configuration.Json.JsonStreamConfigurationSource
        {
            Stream = new MemoryStream(Encoding.UTF8.GetBytes(json))
        };

    /// <summary>Sets one value below the section, and reloads.</summary>
    public void Set(string key, string? value)
    {
        Configuration[$"Lifecycle:{key}"] = value;
        Configuration.Reload();
    }

    public ValueTask<RecordResult> OrderAsync(string id, string customer = "anna") => Tracker.RecordAsync(
        customer, CustomerEvent.Order(new OrderSnapshot { OrderId = id, PlacedAt = Time.GetUtcNow(), GrossTotal = 10 }), Cancellation);

    public async Task<string> StageAsync(string track = "journey") => (await Tracker.GetViewAsync("anna", Cancellation)).Track(track).Stage;

    /// <summary>Returns the errors of the start, one each.</summary>
    public IReadOnlyList<string> StartUpErrors()
    {
        try
        {
            Services.GetRequiredService<IStartupValidator>().Validate();
            return [];
        }
        catch (OptionsValidationException error)
        {
            return [.. error.Failures];
        }
    }

    public void Dispose() => Services.Dispose();
}
