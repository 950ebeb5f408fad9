using LifecycleKit.Plays;
using LifecycleKit.Rfm;
using LifecycleKit.Scoring;
using LifecycleKit.Segments;
using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>
/// The parts of a shop's configuration to publish or preview. Parts that are not named stay in force.
/// </summary>
/// <remarks>Not thread-safe.</remarks>
[Mutable("a list that the host fills and then publishes")]
public sealed class LifecycleChanges
{
    private readonly List<PublishedPart> _parts = [];

    internal IReadOnlyList<PublishedPart> Parts => _parts;

    /// <summary>Sets the lifecycle of a track: a new track, or another version of an existing one.</summary>
    /// <param name="name">The name of the track.</param>
    /// <param name="definition">The lifecycle.</param>
    /// <returns>These changes, for chaining.</returns>
    public LifecycleChanges SetTrack(string name, LifecycleDefinition definition)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(definition);
        return Set(PublishedPart.Of(name, definition));
    }

    /// <summary>Removes a track. The states of customers in the track are kept, and continue if the track is added again.</summary>
    /// <param name="name">The name of the track.</param>
    /// <returns>These changes, for chaining.</returns>
    public LifecycleChanges RemoveTrack(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return Set(PublishedPart.Removal(PublicationPart.Track, name));
    }

    /// <summary>Sets the population model.</summary>
    /// <param name="population">The model; null for none.</param>
    /// <returns>These changes, for chaining.</returns>
    public LifecycleChanges SetPopulation(PopulationModel? population) => Set(PublishedPart.Of(population));

    /// <summary>Sets the cut points of RFM scores.</summary>
    /// <param name="rfm">The cut points; null for those of the population model.</param>
    /// <returns>These changes, for chaining.</returns>
    public LifecycleChanges SetRfm(RfmModel? rfm) => Set(PublishedPart.Of(rfm));

    /// <summary>Sets the playbook.</summary>
    /// <param name="playbook">The playbook; null for none.</param>
    /// <returns>These changes, for chaining.</returns>
    public LifecycleChanges SetPlaybook(Playbook? playbook) => Set(PublishedPart.Of(playbook));

    /// <summary>Sets the segment map.</summary>
    /// <param name="map">The map.</param>
    /// <returns>These changes, for chaining.</returns>
    public LifecycleChanges SetSegmentMap(SegmentMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return Set(PublishedPart.Of(map));
    }

    /// <summary>Sets the zone in which days are counted.</summary>
    /// <param name="zone">The zone; every host must know its id.</param>
    /// <returns>These changes, for chaining.</returns>
    public LifecycleChanges SetTimeZone(TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return Set(PublishedPart.Of(zone));
    }

    internal LifecycleChanges Set(PublishedPart part)
    {
        _parts.RemoveAll(other => other.Part == part.Part && string.Equals(other.Name, part.Name, StringComparison.Ordinal));
        _parts.Add(part);
        return this;
    }
}
