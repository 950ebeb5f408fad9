using System.Reflection;
using System.Runtime.Versioning;
using LifecycleKit.Customers;
using LifecycleKit.DependencyInjection;
using LifecycleKit.Tracking;
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

var services = new ServiceCollection();
services.AddLifecycle();
await using var provider = services.BuildServiceProvider(validateScopes: true);
var tracker = provider.GetRequiredService<ILifecycleTracker>();
var placed = DateTimeOffset.UtcNow.AddDays(-1);
await tracker.RecordAsync("anna", CustomerEvent.Order(new OrderSnapshot { OrderId = "1", PlacedAt = placed, GrossTotal = 10 }));
var journey = (await tracker.GetViewAsync("anna")).Track("journey");
Console.WriteLine($"{Expected}: anna is {journey.Stage} since {journey.Since:O}");
return journey.Stage == "first-time" && journey.Since == placed ? 0 : 1;
