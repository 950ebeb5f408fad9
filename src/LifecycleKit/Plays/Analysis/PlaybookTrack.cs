using LifecycleKit.Stages;

namespace LifecycleKit.Plays;

/// <summary>A lifecycle whose stages plays may name, under the name of its track.</summary>
/// <param name="Name">The track's name.</param>
/// <param name="Definition">The lifecycle of the track.</param>
internal readonly record struct PlaybookTrack(string Name, LifecycleDefinition Definition)
{
    /// <summary>The ids and groups of the stages.</summary>
    public IEnumerable<string> Names =>
        Definition.Stages.SelectMany(stage => stage.Groups.Prepend(stage.Id)).Distinct(StringComparer.Ordinal);

    /// <summary>Returns whether a name matches a stage of the track.</summary>
    public bool Has(StageName name)
    {
        var track = Name;
        return Definition.Stages.Any(stage => name.Matches(track, stage));
    }
}
