using LifecycleKit.Conditions;
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
    private const string Tracks = PublishedPart.TracksPath, Playbook = PublishedPart.PlaybookPath;

    public void Configure(LifecycleOptions options) => Configure(Microsoft.Extensions.Options.Options.DefaultName, options);

    public void Configure(string? name, LifecycleOptions options)
    {
        if (name != shop) return;
        var diagnostics = new List<Diagnostic>();
        var members = section.GetChildren().ToList();
        if (members.Count == 0 && !isOptional)
        {
            diagnostics.Add(
                Diagnostic.Error(
                    DiagnosticIds.Missing, string.Empty, Missing(),
                    "Check the name of the section, or pass optional: true for the defaults."));
        }

        var check = new SectionCheck(
            new ListSources(section as IConfigurationRoot ?? root), SectionPresets.NamedIn(section), diagnostics);
        check.CheckMembers(members, SectionShape.Section, string.Empty);
        SectionParts.IgnoreDisabled(section, diagnostics);

        new SectionValues(section, diagnostics).Apply(options);
        new SectionFiles(section, Folder(), diagnostics).Apply(options);
        var parts = new SectionParts(check.Readable(), diagnostics);
        var presets = new SectionPresets(diagnostics);
        foreach (var track in section.GetSection(Tracks).GetChildren())
        {
            if (SectionPresets.IsName(track)) presets.AddTrack(options, track);
            else parts.AddTrack(options, track);
        }

        var playbook = section.GetSection(Playbook);
        var isNamed = SectionPresets.IsName(playbook);
        if (isNamed || playbook.GetChildren().Any())
        {
            CheckOnePlaybook(diagnostics);
            if (isNamed) presets.SetPlaybook(options, playbook);
            else parts.SetPlaybook(options, playbook);
        }

        diagnostics.ForEach(options.Report);
    }

    /// <summary>Reports that the preset runs, when neither the section nor code adds a track.</summary>
    public void PostConfigure(string? name, LifecycleOptions options)
    {
        if (name != shop) return;
        if (isOptional || options.Tracks.Count > 0 || section.GetSection(Tracks).GetChildren().Any() || !section.GetChildren().Any())
            return;
        options.Report(Diagnostic.Warning(
            DiagnosticIds.Missing, Tracks,
            $"No track is configured: the preset {LifecyclePresets.Retail.Name} runs as '{LifecycleOptions.DefaultTrack}'.",
            "Add a track in the section or in code."));
    }

    private void CheckOnePlaybook(List<Diagnostic> diagnostics)
    {
        if (section[SectionShape.PlaybookFile] is not { Length: > 0 }) return;
        diagnostics.Add(
            Diagnostic.Error(
                DiagnosticIds.Contradiction, SectionShape.PlaybookFile, "The section contains a playbook too.", "Keep one of the two."));
    }

    private string Missing() =>
        section is IConfigurationSection { Path: var path }
            ? $"The section {ConditionText.Quoted(path)} is missing or empty." : "The configuration is empty.";

    /// <summary>Returns the folder of relative paths: the content root, which hosts put into the configuration under this name.</summary>
    private string Folder() =>
        Path.GetFullPath((root ?? section)["contentRoot"] is { Length: > 0 } folder ? folder : Directory.GetCurrentDirectory());
}
