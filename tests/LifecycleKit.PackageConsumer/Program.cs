using System.Reflection;
using System.Runtime.Versioning;
using LifecycleKit.Customers;
#if !TRIMMED
using LifecycleKit.Import;
#endif
using LifecycleKit.Stages;
using LifecycleKit.Testing;
using LifecycleKit.Tracking;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

#if NET10_0_OR_GREATER
const string Expected = ".NETCoreApp,Version=v10.0";
#else
const string Expected = ".NETCoreApp,Version=v8.0";
#endif

var built = typeof(ILifecycleTracker).Assembly.GetCustomAttribute<TargetFrameworkAttribute>()?.FrameworkName;
if (built != Expected)
{
    Console.Error.WriteLine($"The package gave the assembly for {built}, not for {Expected}.");
    return 1;
}

#if !TRIMMED
using var file = new MemoryStream("customer,order,date,amount\nanna,1,2026-01-05,20.50\n"u8.ToArray());
var import = await OrderImport.ReadAsync(ImportSource.FromStream(file, "orders.csv"));
if (import.GetOrders().Single().Snapshot.GrossTotal != 20.50m)
{
    Console.Error.WriteLine($"The import read {import.Counts}.");
    return 1;
}
#endif

await new CustomerStoreContract(_ => new(new InMemoryCustomerStore())).CheckAllAsync();
var services = new ServiceCollection();
var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
{
    ["Lifecycle:Tracks:club:Name"] = "club",
    ["Lifecycle:Tracks:club:Initial"] = "guest",
    ["Lifecycle:Tracks:club:Stages:guest:Rank"] = "0",
    ["Lifecycle:Tracks:club:Stages:member:Rank"] = "1",
    ["Lifecycle:Tracks:club:Rules:joins:From"] = "guest",
    ["Lifecycle:Tracks:club:Rules:joins:To"] = "member",
    ["Lifecycle:Tracks:club:Rules:joins:On"] = "OrderPlaced",
}).Build();
services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
services.AddLifecycle(configuration.GetSection("Lifecycle"), options => options.AddTrack("journey", LifecyclePresets.Retail))
    .AddBackgroundServices();
services.AddHealthChecks().AddLifecycleHealthCheck();
await using var provider = services.BuildServiceProvider(validateScopes: true);
var tracker = provider.GetRequiredService<ILifecycleTracker>();
var placed = DateTimeOffset.UtcNow.AddDays(-1);
await tracker.RecordAsync("anna", CustomerEvent.Order(new OrderSnapshot { OrderId = "1", PlacedAt = placed, GrossTotal = 10 }));
var view = await tracker.GetViewAsync("anna");
var journey = view.Track("journey");
var hosted = provider.GetServices<IHostedService>().ToList();
foreach (var service in hosted) await service.StartAsync(CancellationToken.None);
foreach (var service in hosted) await service.StopAsync(CancellationToken.None);
var health = await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync();
Console.WriteLine($"{Expected}: anna is {journey.Stage} since {journey.EnteredAt:O}");
return journey.Stage == "first-time" && journey.EnteredAt == placed && view.Track("club").Stage == "member"
    && health.Status == HealthStatus.Healthy ? 0 : 1;
