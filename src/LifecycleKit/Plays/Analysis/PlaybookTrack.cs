using LifecycleKit.Stages;

namespace LifecycleKit.Plays;

/// <summary>A lifecycle whose stages plays may name, under the name of its track.</summary>
/// <param name="Name">The track's name.</param>
/// <param name="Definition">Its lifecycle.</param>
internal readonly record struct PlaybookTrack(string Name, LifecycleDefinition Definition)
{
    /// <summary>Ids and groups of its stages.</summary>
    public IEnumerable<string> Names => Definition.Stages.SelectMany(stage => stage.Groups.Prepend(stage.Id)).Distinct(StringComparer.Ordinal);

    /// <summary>Whether a name means one of its stages.</summary>
    public bool Has(StageName name)
    {
        var track = Name;
        return Definition.Stages.Any(stage => name.Matches(track, stage));
    }
}
