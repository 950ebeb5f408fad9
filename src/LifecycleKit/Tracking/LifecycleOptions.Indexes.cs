using LifecycleKit.Segments;
using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

public sealed partial class LifecycleOptions
{
    /// <summary>The default name of a track that runs a segment map.</summary>
    public const string DefaultSegmentTrack = "segments";

    /// <summary>
    /// The indexes of scores, by which <see cref="Audience.WithRfm(string)"/>, <see cref="Audience.WithProbabilityAlive"/> and
    /// <see cref="Audience.WithLifetimeValue"/> are read without reading all customers. Each is kept up to date at each save and by sweeps,
    /// like a track, but has no transitions, and views do not show it.
    /// </summary>
    /// <value>Null by default: audiences by score read all customers.</value>
    public ScoreIndexOptions? ScoreIndexes { get; set; }

    /// <summary>
    /// Adds a track whose stages are the segments of a map (<see cref="LifecycleDefinition.FromSegmentMap"/>), or replaces the track of the
    /// same name: a change of segment is then a transition, and audiences by segment are read from an index.
    /// </summary>
    /// <param name="name">The name of the track, compared ordinally.</param>
    /// <param name="map">
    /// The map; its bins must be those of <see cref="SegmentMap"/>. Null, the default, for <see cref="SegmentMap"/> as it is when the
    /// options are read.
    /// </param>
    /// <returns>These options, for chaining.</returns>
    public LifecycleOptions AddSegmentTrack(string name = DefaultSegmentTrack, SegmentMap? map = null) => Add(
        name, _ => SegmentMap is { } ofShop
            ? SegmentLifecycle.Load(map ?? ofShop, ofShop) : new LifecycleLoadResult(string.Empty, null, []));
}
