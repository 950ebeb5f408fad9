using LifecycleKit.Tests.Conventions;
using Microsoft.Extensions.DependencyInjection;

namespace LifecycleKit.Hosting.Tests.Conventions;

/// <summary>The satellite for hosts keeps to the rules of the library.</summary>
public class HostingConventionTests() : SatelliteContract(
    typeof(LifecycleConfigurationExtensions).Assembly,
    "Microsoft.Extensions.Configuration", "Microsoft.Extensions.Diagnostics.HealthChecks", "Microsoft.Extensions.Hosting.Abstractions",
    "Microsoft.Extensions.Logging.Abstractions", "Microsoft.Extensions.Options.ConfigurationExtensions")
{
    protected override string[] Extended => [Library.OfServices];
}
