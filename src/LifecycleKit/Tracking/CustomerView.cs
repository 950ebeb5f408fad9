using LifecycleKit.Customers;
using LifecycleKit.Rfm;
using LifecycleKit.Scoring;
using LifecycleKit.Segments;

namespace LifecycleKit.Tracking;

/// <summary>
/// A customer at one moment: the single customer view, score, segment and forecast, the stage in each track, and the plays.
/// </summary>
/// <remarks>Immutable.</remarks>
public sealed record CustomerView
{
    /// <summary>The customer.</summary>
    public required CustomerKey Customer { get; init; }

    /// <summary>The key under which experiments and control groups draw the customer; not to be shown on pages.</summary>
    public required string SubjectKey { get; init; }

    /// <summary>The moment, in UTC.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>Whether anything is known of the customer; if not, the profile is empty and every track is at its initial stage.</summary>
    public required bool IsKnown { get; init; }

    /// <summary>The single customer view.</summary>
    public required CustomerProfile Profile { get; init; }

    /// <summary>The RFM score; not scored when no order counts or no cut points are configured.</summary>
    public RfmScore Rfm { get; init; }

    /// <summary>
    /// The segment on the map of the shop (<see cref="LifecycleOptions.SegmentMap"/>); null when orders count but no cut points are
    /// configured.
    /// </summary>
    public Segment? Segment { get; init; }

    /// <summary>P(alive), churn band, expected orders and lifetime value; each says why it is missing without an order or a population model.</summary>
    public required PopulationScore Forecast { get; init; }

    /// <summary>Where the customer is in each track.</summary>
    public required IReadOnlyList<TrackView> Tracks { get; init; }

    /// <summary>What to say to the customer now, and why not the rest; none without a playbook.</summary>
    public CustomerPlays Plays { get; init; } = CustomerPlays.None;

    /// <summary>Returns where the customer is in one track.</summary>
    /// <param name="name">The name of the track.</param>
    /// <exception cref="ArgumentException">There is no track of this name.</exception>
    public TrackView Track(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        foreach (var track in Tracks)
        {
            if (string.Equals(track.Track, name, StringComparison.Ordinal)) return track;
        }

        throw new ArgumentException($"There is no track '{name}'; there is {string.Join(", ", Tracks.Select(track => $"'{track.Track}'"))}.", nameof(name));
    }

    /// <summary>A digest of the customer, the moment and the stages; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Customer} at {AsOf:O}: {string.Join(", ", Tracks.Select(track => $"{track.Track} {track.Stage}"))}");

    /// <summary>The score and the segment of a customer.</summary>
    internal static (RfmScore Rfm, Segment? Segment) Place(in CustomerProfile profile, DateTimeOffset asOf, LifecycleRuntime runtime)
    {
        var context = runtime.Context;
        var score = context.Rfm is { } rfm && RfmValues.TryFrom(profile, asOf, context.TimeZone, out var values) ? rfm.Score(values) : default;
        return (score, SegmentInput.TryFrom(profile, asOf, score, out var subject) ? runtime.SegmentMap.Map(subject) : null);
    }
}
