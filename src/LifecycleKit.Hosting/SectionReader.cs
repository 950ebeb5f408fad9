using LifecycleKit.Conditions;
using LifecycleKit.Stages;
using LifecycleKit.Tracking;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace LifecycleKit.Hosting;

/// <summary>Fills lifecycle options from a section of a configuration. Whatever is wrong becomes an error of the options; nothing is thrown.</summary>
/// <param name="section">The section, or a whole configuration.</param>
/// <param name="root">The configuration of the host, if it is known.</param>
/// <param name="isOptional">Whether the defaults are wanted where the section is missing or empty.</param>
internal sealed class SectionReader(IConfiguration section, IConfiguration? root, bool isOptional = false)
    : IConfigureOptions<LifecycleOptions>, IPostConfigureOptions<LifecycleOptions>
{
    private const string Tracks = PublishedPart.TracksPlace, Playbook = PublishedPart.PlaybookPlace;

    public void Configure(LifecycleOptions options)
    {
        var diagnostics = new List<Diagnostic>();
        var members = section.GetChildren().ToList();
        if (members.Count == 0 && !isOptional)
            diagnostics.Add(Diagnostic.Error(DiagnosticIds.Missing, string.Empty, Missing(), "Check its name, or say optional: true where the defaults are wanted."));
        var check = new SectionCheck(new ListSources(section as IConfigurationRoot ?? root), diagnostics);
        check.CheckMembers(members, SectionShape.Section, string.Empty);
        SectionParts.LeaveOutWhatIsOff(section, diagnostics);

        new SectionValues(section, diagnostics).Apply(options);
        new SectionFiles(section, Folder(), diagnostics).Apply(options);
        var parts = new SectionParts(section, check.Readable(), diagnostics);
        foreach (var track in section.GetSection(Tracks).GetChildren()) parts.AddTrack(options, track);
        if (section.GetSection(Playbook) is { } playbook && playbook.GetChildren().Any()) parts.SetPlaybook(options, playbook);
        diagnostics.ForEach(options.Report);
    }

    /// <summary>A section without tracks, to which code adds none either, runs a preset, which is said.</summary>
    public void PostConfigure(string? name, LifecycleOptions options)
    {
        if (isOptional || options.Tracks.Count > 0 || section.GetSection(Tracks).GetChildren().Any() || !section.GetChildren().Any()) return;
        options.Report(Diagnostic.Warning(
            DiagnosticIds.Missing, Tracks, $"There is no track: the preset {LifecyclePresets.Retail.Name} runs as '{LifecycleOptions.DefaultTrack}'.",
            "Add a track here or in code."));
    }

    private string Missing() =>
        section is IConfigurationSection { Path: var path } ? $"The section {ConditionText.Quoted(path)} is missing or empty." : "The configuration is empty.";

    /// <summary>Hosts put their content root into the configuration under this name.</summary>
    private string Folder() => Path.GetFullPath((root ?? section)["contentRoot"] is { Length: > 0 } folder ? folder : Directory.GetCurrentDirectory());
}
