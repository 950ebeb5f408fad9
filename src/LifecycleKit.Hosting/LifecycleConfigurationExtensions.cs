using LifecycleKit.DependencyInjection;
using LifecycleKit.Hosting;
using LifecycleKit.Tracking;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

// The namespace of IServiceCollection, so that AddLifecycle needs no using of its own.
namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds LifecycleKit to a service collection, with its options read from a configuration.</summary>
public static class LifecycleConfigurationExtensions
{
    /// <summary>
    /// Adds <see cref="ILifecycleTracker"/> as
    /// <see cref="LifecycleServiceCollectionExtensions.AddLifecycle(IServiceCollection, Action{LifecycleOptions}?)"/> does, and fills its
    /// options from a section, at start-up and whenever the configuration is reloaded. A change is published to the running tracker or
    /// refused as a whole; both are logged.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="section">
    /// The section. Its members are those that <see cref="LifecycleOptions.ReadSettings"/> lists: TimeZone, ReportingCurrency, Tracks,
    /// Playbook and so on. TrackFiles, PlaybookFile, PopulationFile and RfmFile name files with JSON, relative to the content root of the
    /// host (its configuration's <c>contentRoot</c>), or else to the working directory. All are optional;
    /// unknown members, and values and files that cannot be read, are errors of the options, reported with all others.
    /// </param>
    /// <param name="configure">Configures the options after the section; null for no changes.</param>
    /// <param name="optional">Whether the section may be missing or empty, for the defaults; otherwise that is an error of the
    /// options.</param>
    /// <returns>A builder that adds handlers, observers, fields and predicates.</returns>
    /// <remarks>
    /// <para>A configuration merges a list that several sources give, such as an All in a condition, element by element. The merge is
    /// reported as a warning when the section belongs to the registered <see cref="IConfiguration"/> or is a configuration root. Override
    /// single values, or a whole rule under another name, rather than lists.</para>
    /// <para>When the configuration changes, tracks, playbook, models, segment map, time zone and currency come into force at once; the
    /// other options come into force at the next start. The files are read again at every reload.</para>
    /// <para>In a host with logging, starts, publications, refused changes, disputed orders and failures are logged, without ids of
    /// customers.</para>
    /// <para>JSON files give true and false as the texts True and False. Compare a text field with other values than <c>true</c>.</para>
    /// </remarks>
    public static LifecycleBuilder AddLifecycle(
        this IServiceCollection services, IConfiguration section, Action<LifecycleOptions>? configure = null, bool optional = false) =>
        services.AddLifecycle(string.Empty, section, configure, optional);

    /// <summary>
    /// Adds the tracker of a shop with a name, with options from a section of its own, as the other overloads do: beside those of other
    /// shops, and with keyed services.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="shop">The shop, at most 128 characters; empty for the shop without a name.</param>
    /// <param name="section">The section of the shop, with the members of the other overload.</param>
    /// <param name="configure">Configures the options of the shop after the section; null for no changes.</param>
    /// <param name="optional">Whether the section may be missing or empty, for the defaults.</param>
    /// <returns>A builder that adds handlers, fields and predicates to this shop.</returns>
    /// <exception cref="ArgumentException">The name is too long.</exception>
    public static LifecycleBuilder AddLifecycle(
        this IServiceCollection services, string shop, IConfiguration section, Action<LifecycleOptions>? configure = null,
        bool optional = false)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(shop);
        ArgumentNullException.ThrowIfNull(section);
        services.AddSingleton<IConfigureOptions<LifecycleOptions>>(ReaderOf);
        services.AddSingleton<IPostConfigureOptions<LifecycleOptions>>(ReaderOf);
        services.AddSingleton<IOptionsChangeTokenSource<LifecycleOptions>>(
            new ConfigurationChangeTokenSource<LifecycleOptions>(shop, section));
        return services.AddLifecycle(shop, configure).AddObserver<LifecycleLog>();

        SectionReader ReaderOf(IServiceProvider provider) => new(shop, section, provider.GetService<IConfiguration>(), optional);
    }
}
