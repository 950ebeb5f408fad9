using System.Reflection;
using System.Runtime.Versioning;
using LifecycleKit.Customers;
using LifecycleKit.Stages;
using LifecycleKit.Testing;
using LifecycleKit.Tracking;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

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
services.AddLifecycle(configuration.GetSection("Lifecycle"), options => options.AddTrack("journey", LifecyclePresets.Retail));
await using var provider = services.BuildServiceProvider(validateScopes: true);
var tracker = provider.GetRequiredService<ILifecycleTracker>();
var placed = DateTimeOffset.UtcNow.AddDays(-1);
await tracker.RecordAsync("anna", CustomerEvent.Order(new OrderSnapshot { OrderId = "1", PlacedAt = placed, GrossTotal = 10 }));
var view = await tracker.GetViewAsync("anna");
var journey = view.Track("journey");
Console.WriteLine($"{Expected}: anna is {journey.Stage} since {journey.EnteredAt:O}");
return journey.Stage == "first-time" && journey.EnteredAt == placed && view.Track("club").Stage == "member" ? 0 : 1;
