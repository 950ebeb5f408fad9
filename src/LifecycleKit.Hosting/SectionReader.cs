using LifecycleKit.Stages;
using LifecycleKit.Tracking;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace LifecycleKit.Hosting;

/// <summary>
/// Fills the lifecycle options of a shop from a section of a configuration. All errors become errors of the options; none is thrown.
/// </summary>
/// <param name="shop">The shop.</param>
/// <param name="section">The section, or a whole configuration.</param>
/// <param name="root">The configuration of the host; null when unknown.</param>
/// <param name="isOptional">Whether the defaults apply when the section is missing or empty.</param>
internal sealed class SectionReader(string shop, IConfiguration section, IConfiguration? root, bool isOptional = false)
    : IConfigureNamedOptions<LifecycleOptions>, IPostConfigureOptions<LifecycleOptions>
{
    private const string Tracks = "tracks";

    public void Configure(LifecycleOptions options) => Configure(Microsoft.Extensions.Options.Options.DefaultName, options);

    public void Configure(string? name, LifecycleOptions options)
    {
        if (name != shop) return;
        if (!isOptional && !section.GetChildren().Any())
        {
            options.Report(new Diagnostic(
                DiagnosticIds.Missing, DiagnosticSeverity.Error, string.Empty, Missing(),
                "Check the name of the section, or pass optional: true for the defaults."));
        }

        var files = new SectionFiles(Folder());
        options.ReadSettings(new SectionEntries(section as IConfigurationRoot ?? root).Of(section), files.Read);
    }

    /// <summary>Reports that the preset runs, when neither the section nor code adds a track.</summary>
    public void PostConfigure(string? name, LifecycleOptions options)
    {
        if (name != shop) return;
        if (isOptional || options.Tracks.Count > 0 || section.GetSection(Tracks).GetChildren().Any() || !section.GetChildren().Any())
            return;
        options.Report(new Diagnostic(
            DiagnosticIds.Missing, DiagnosticSeverity.Warning, Tracks,
            $"No track is configured: the preset {LifecyclePresets.Retail.Name} runs as '{LifecycleOptions.DefaultTrack}'.",
            "Add a track in the section or in code."));
    }

    private string Missing() =>
        section is IConfigurationSection { Path: var path }
            ? $"The section \"{path}\" is missing or empty." : "The configuration is empty.";

    /// <summary>Returns the folder of relative paths: the content root, which hosts put into the configuration under this name.</summary>
    private string Folder() =>
        Path.GetFullPath((root ?? section)["contentRoot"] is { Length: > 0 } folder ? folder : Directory.GetCurrentDirectory());
}
