using LifecycleKit.Plays;
using LifecycleKit.Rfm;
using LifecycleKit.Scoring;
using LifecycleKit.Segments;
using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>
/// The parts of a shop's configuration that are to be published or previewed; every part that is not named stays as it is.
/// </summary>
/// <remarks>Not thread-safe.</remarks>
[Mutable("a list that the host fills and then publishes")]
public sealed class LifecycleChanges
{
    private readonly List<PublishedPart> _parts = [];

    internal IReadOnlyList<PublishedPart> Parts => _parts;

    /// <summary>Puts a lifecycle into force under the name of a track: a new track, or another version of it.</summary>
    /// <param name="name">The name of the track.</param>
    /// <param name="definition">The lifecycle.</param>
    /// <returns>These changes, for chaining.</returns>
    public LifecycleChanges SetTrack(string name, LifecycleDefinition definition)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(definition);
        return Set(PublishedPart.Of(name, definition));
    }

    /// <summary>Takes a track out. The customers' states in it are kept, and go on if the track comes back.</summary>
    /// <param name="name">The name of the track.</param>
    /// <returns>These changes, for chaining.</returns>
    public LifecycleChanges RemoveTrack(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return Set(PublishedPart.Removal(PublicationPart.Track, name));
    }

    /// <summary>Puts a population model into force.</summary>
    /// <param name="population">The model; null to go without.</param>
    /// <returns>These changes, for chaining.</returns>
    public LifecycleChanges SetPopulation(PopulationModel? population) => Set(PublishedPart.Of(population));

    /// <summary>Puts cut points of RFM scores into force.</summary>
    /// <param name="rfm">The cut points; null for those of the population model.</param>
    /// <returns>These changes, for chaining.</returns>
    public LifecycleChanges SetRfm(RfmModel? rfm) => Set(PublishedPart.Of(rfm));

    /// <summary>Puts a playbook into force.</summary>
    /// <param name="playbook">The playbook; null to go without.</param>
    /// <returns>These changes, for chaining.</returns>
    public LifecycleChanges SetPlaybook(Playbook? playbook) => Set(PublishedPart.Of(playbook));

    /// <summary>Puts the map that places customers in segments into force.</summary>
    /// <param name="map">The map.</param>
    /// <returns>These changes, for chaining.</returns>
    public LifecycleChanges SetSegmentMap(SegmentMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return Set(PublishedPart.Of(map));
    }

    /// <summary>Puts the zone in which days are counted into force.</summary>
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
