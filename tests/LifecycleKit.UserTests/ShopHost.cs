using System.Collections.Concurrent;
using LifecycleKit.Customers;
using LifecycleKit.DependencyInjection;
using LifecycleKit.Tracking;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LifecycleKit.UserTests;

/// <summary>A host with a settings file in a folder of its own, a log and a clock. Disposing removes the folder.</summary>
internal sealed class ShopHost : IDisposable
{
    /// <summary>A lifecycle in which buyers go quiet after 30 days, as the member of "tracks".</summary>
    public const string Journey = """
        "journey": {
          "name": "small", "initial": "visitor",
          "stages": { "visitor": { "rank": 0 }, "customer": { "rank": 1 }, "quiet": {} },
          "rules": {
            "buys": { "from": "visitor, quiet", "to": "customer", "on": "OrderPlaced" },
            "goes-quiet": { "from": "customer", "to": "quiet", "on": "Time", "when": { "field": "lastOrderAt", "olderThan": "30d" } }
          }
        }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();
    private readonly IConfigurationRoot _configuration;

    /// <param name="section">The section "Lifecycle" as JSON, or null for a file without it.</param>
    /// <param name="add">Adds handlers and the like.</param>
    /// <param name="store">The store; null for memory.</param>
    /// <param name="optional">Whether the section is optional.</param>
    /// <param name="hasLogging">Whether the host has a log.</param>
    /// <param name="files">Further files of the folder, by name.</param>
    public ShopHost(
        string? section, Action<LifecycleBuilder>? add = null, ICustomerStore? store = null, bool optional = false, bool hasLogging = true,
        params (string Name, string Text)[] files)
    {
        foreach (var (name, text) in files) WriteFile(name, text);
        Write(section);
        _configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("contentRoot", _folder.FullName)])
            .AddJsonFile(Path.Combine(_folder.FullName, "appsettings.json"), optional: false, reloadOnChange: false).Build();
        var services = new ServiceCollection().AddSingleton<IConfiguration>(_configuration).AddSingleton<TimeProvider>(Clock);
        if (hasLogging) services.AddSingleton<ILoggerFactory>(Log);
        if (store is not null) services.AddSingleton(store);
        var lifecycle = services.AddLifecycle(_configuration.GetSection("Lifecycle"), optional: optional);
        add?.Invoke(lifecycle);
        Services = services.BuildServiceProvider(validateScopes: true);
    }

    public ShopClock Clock { get; } = new(Shop.Start);

    public NotingLog Log { get; } = new();

    public ServiceProvider Services { get; }

    public ILifecycleTracker Tracker => Services.GetRequiredService<ILifecycleTracker>();

    public ILifecyclePublisher Publisher => Services.GetRequiredService<ILifecyclePublisher>();

    /// <summary>Starts the host.</summary>
    public ShopHost Start()
    {
        Services.GetRequiredService<IStartupValidator>().Validate();
        return this;
    }

    /// <summary>Returns the message of the failed start.</summary>
    public string StartError() => Assert.ThrowsAny<OptionsValidationException>(() => Start()).Message;

    /// <summary>Changes the settings file, and waits until the change is published or refused.</summary>
    public void Change(string? section)
    {
        Clock.Now += TimeSpan.FromMinutes(1);
        Write(section);
        _configuration.Reload();
    }

    public void WriteFile(string name, string text) => File.WriteAllText(Path.Combine(_folder.FullName, name), text);

    public ValueTask<RecordResult> OrderAsync(string customer, string id) => Tracker.RecordAsync(
        customer, CustomerEvent.Order(new OrderSnapshot { OrderId = $"{id} of {customer}", PlacedAt = Clock.Now, GrossTotal = 10 }),
        Shop.Cancellation);

    public ValueTask<CustomerView> ViewAsync(string customer) => Tracker.GetViewAsync(customer, Shop.Cancellation);

    public void Dispose()
    {
        Services.Dispose();
        _folder.Delete(recursive: true);
    }

    private void Write(string? section) => WriteFile("appsettings.json", section is null ? "{ }" : $$"""{ "Lifecycle": {{section}} }""");
}

/// <summary>Records all log entries.</summary>
internal sealed class NotingLog : ILoggerFactory, ILogger
{
    private readonly ConcurrentQueue<(LogLevel Level, int Event, string Text)> _entries = [];

    /// <summary>Returns the log entries with the id of an event.</summary>
    public IReadOnlyList<(LogLevel Level, string Text)> Find(int id) =>
        [.. _entries.Where(entry => entry.Event == id).Select(entry => (entry.Level, entry.Text))];

    public string All() => string.Join('\n', _entries.Select(entry => entry.Text));

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _entries.Enqueue((logLevel, eventId.Id, formatter(state, exception)));

    public void Dispose()
    {
    }
}
