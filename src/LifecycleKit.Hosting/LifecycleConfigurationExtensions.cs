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
    /// The section. Its members are those of <see cref="LifecycleOptions"/>: TimeZone (an id such as <c>Europe/Berlin</c>),
    /// ReportingCurrency, Revision, FutureTolerance, DuplicateHorizon and ReplayHorizon (such as <c>5m</c> or <c>00:05:00</c>), LateEvents,
    /// SubjectSecret, TimeZoneTrait, SegmentMap (one of <see cref="Segments.SegmentMaps.Names"/>), WarningsAsErrors, Tracks, which holds a
    /// lifecycle of the members of <see cref="Stages.LifecycleDefinitionOptions"/> for each name, and Playbook, with the members of
    /// <see cref="Plays.PlaybookOptions"/>. PlaybookFile, PopulationFile and RfmFile name files with the JSON of a playbook, a population
    /// model and RFM cut points, relative to the content root of the host (its configuration's <c>contentRoot</c>), or else to the working
    /// directory. All are optional; unknown members, and values and files that cannot be read, are errors of the options, reported with all
    /// others.
    /// </param>
    /// <param name="configure">Configures the options after the section; null to leave them as they are.</param>
    /// <param name="optional">Whether the section may be missing or empty, for the defaults; otherwise that is an error of the
    /// options.</param>
    /// <returns>A builder for what belongs to the tracker.</returns>
    /// <remarks>
    /// <para>Where several sources give the same list, such as an All in a condition, a configuration merges them element by element, which is a warning
    /// where it can be seen: when the section belongs to the <see cref="IConfiguration"/> that is registered, or is one itself. So overlay single values,
    /// or a whole rule under another name.</para>
    /// <para>Of a changed configuration tracks, playbook, models, segment map, time zone and currency come into force at once, the rest at
    /// the next start. The files are read again whenever the configuration is reloaded.</para>
    /// <para>Where the host has logging, starts, publications, refused changes, disputed orders and failures are logged, without ids of
    /// customers.</para>
    /// <para>JSON files give true and false as True and False: a field of text that is to equal <c>true</c> is better compared with other words.</para>
    /// </remarks>
    public static LifecycleBuilder AddLifecycle(this IServiceCollection services, IConfiguration section, Action<LifecycleOptions>? configure = null, bool optional = false)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(section);
        services.AddSingleton<IConfigureOptions<LifecycleOptions>>(ReaderOf);
        services.AddSingleton<IPostConfigureOptions<LifecycleOptions>>(ReaderOf);
        services.AddSingleton<IOptionsChangeTokenSource<LifecycleOptions>>(
            new ConfigurationChangeTokenSource<LifecycleOptions>(Options.DefaultName, section));
        return services.AddLifecycle(configure).AddObserver<LifecycleLog>();

        SectionReader ReaderOf(IServiceProvider provider) => new(section, provider.GetService<IConfiguration>(), optional);
    }
}
