using LifecycleKit.Conditions;
using LifecycleKit.Stages;
using LifecycleKit.Tracking;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace LifecycleKit.Hosting;

/// <summary>Fills lifecycle options from a section of a configuration. Whatever is wrong becomes an error of the options; nothing is thrown.</summary>
/// <param name="section">The section, or a whole configuration.</param>
/// <param name="root">The configuration of the host, if it is known.</param>
internal sealed class SectionReader(IConfiguration section, IConfiguration? root) : IConfigureOptions<LifecycleOptions>
{
    public void Configure(LifecycleOptions options)
    {
        var findings = new List<Finding>();
        var members = section.GetChildren().ToList();
        if (members.Count == 0)
            findings.Add(Finding.Warning(FindingIds.Missing, string.Empty, "The section is missing or empty.", "Check its name."));
        new SectionCheck(new ListSources(section as IConfigurationRoot ?? root), findings).CheckMembers(members, SectionShape.Section, string.Empty);

        new SectionValues(section, findings).Apply(options);
        foreach (var track in section.GetSection(nameof(LifecycleOptions.Tracks)).GetChildren()) Add(options, track, findings);
        findings.ForEach(options.Report);
    }

    /// <summary>Adds the track, unless something has been found in it that keeps it from being read.</summary>
    private static void Add(LifecycleOptions options, IConfigurationSection track, List<Finding> findings)
    {
        var place = $"{SectionShape.NameOf(nameof(LifecycleOptions.Tracks))}/{track.Key}";
        LeaveOutWhatIsOff(track, place, findings);
        if (string.IsNullOrWhiteSpace(track.Key))
            findings.Add(Finding.Error(FindingIds.InvalidId, place, "The name of a track is empty.", "Give it one."));
        else if (track["format"] is { } format && format != "1")
            findings.Add(Finding.Error(FindingIds.UnknownFormat, $"{place}/format", $"The format is {ConditionText.Quoted(format)}.", "Write 1, or leave it out."));
        else if (!findings.Exists(finding => finding.Severity == FindingSeverity.Error && IsWithin(finding.Place, place)))
            options.AddTrack(track.Key, Bind(track));
    }

    /// <summary>A rule that is switched off may be incomplete.</summary>
    private static void LeaveOutWhatIsOff(IConfigurationSection track, string place, List<Finding> findings)
    {
        foreach (var rule in track.GetSection(nameof(LifecycleDefinitionOptions.Rules)).GetChildren())
        {
            if (!bool.TryParse(rule[nameof(TransitionRuleOptions.Enabled)], out var isOn) || isOn) continue;
            findings.RemoveAll(finding => finding.Id == FindingIds.Missing && IsWithin(finding.Place, $"{place}/rules/{rule.Key}"));
        }
    }

    private static LifecycleDefinitionOptions Bind(IConfigurationSection track)
    {
        var lifecycle = new LifecycleDefinitionOptions();
        track.Bind(lifecycle);
        // A binder may pass over what is empty, such as a stage of which nothing is said.
        foreach (var stage in track.GetSection(nameof(lifecycle.Stages)).GetChildren()) lifecycle.Stages.TryAdd(stage.Key, new StageOptions());
        foreach (var rule in track.GetSection(nameof(lifecycle.Rules)).GetChildren()) lifecycle.Rules.TryAdd(rule.Key, new TransitionRuleOptions());
        return lifecycle;
    }

    private static bool IsWithin(string place, string whole) =>
        place.StartsWith(whole, StringComparison.Ordinal) && (place.Length == whole.Length || place[whole.Length] == '/');
}
