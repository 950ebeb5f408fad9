using LifecycleKit.DependencyInjection;
using LifecycleKit.Tracking;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LifecycleKit.Hosting;

/// <summary>Adds LifecycleKit to a service collection, with its lifecycles and options taken from a configuration.</summary>
public static class LifecycleConfigurationExtensions
{
    /// <summary>
    /// Adds <see cref="ILifecycleTracker"/> as <see cref="LifecycleServiceCollectionExtensions.AddLifecycle"/> does, and fills its options from a
    /// section, at start-up and whenever the configuration is reloaded. Changes are published to the running tracker, or refused as a whole; both are
    /// logged.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="section">
    /// The section, with the members TimeZone (an id such as <c>Europe/Berlin</c>), ReportingCurrency, FutureTolerance and DuplicateHorizon (such as
    /// <c>5m</c> or <c>00:05:00</c>), LateEvents, WarningsAsErrors, and Tracks, which holds a lifecycle of the members of
    /// <see cref="Stages.LifecycleDefinitionOptions"/> for each name; all optional. Unknown members, and values that cannot be read, are errors of the
    /// options, reported with all others. One that is missing or empty is a warning.
    /// </param>
    /// <param name="configure">Configures the options after the section; null to leave them as they are.</param>
    /// <returns>A builder for what belongs to the tracker.</returns>
    /// <remarks>
    /// <para>Where several sources give the same list, such as an All in a condition, a configuration merges them element by element, which is a warning
    /// where it can be seen: when the section belongs to the <see cref="IConfiguration"/> that is registered, or is one itself. So overlay single values,
    /// or a whole rule under another name.</para>
    /// <para>Of a changed configuration the tracks and the time zone come into force at once, the rest at the next start.</para>
    /// <para>JSON files give true and false as True and False: a field of text that is to equal <c>true</c> is better compared with other words.</para>
    /// </remarks>
    public static LifecycleBuilder AddLifecycle(this IServiceCollection services, IConfiguration section, Action<LifecycleOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(section);
        services.AddSingleton<IConfigureOptions<LifecycleOptions>>(provider => new SectionReader(section, provider.GetService<IConfiguration>()));
        services.AddSingleton<IOptionsChangeTokenSource<LifecycleOptions>>(
            new ConfigurationChangeTokenSource<LifecycleOptions>(Options.DefaultName, section));
        return services.AddLifecycle(configure).AddObserver<LifecycleLog>();
    }
}
