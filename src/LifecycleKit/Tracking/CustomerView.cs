using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Rfm;
using LifecycleKit.Scoring;
using LifecycleKit.Segments;

namespace LifecycleKit.Tracking;

/// <summary>Where a customer stands at one moment: the single customer view, his score, segment and forecast, and his stage in each track.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record CustomerView
{
    internal CustomerView(
        CustomerRecord record, DateTimeOffset asOf, bool isKnown, IReadOnlyList<TrackView> tracks, FactContext context,
        string subjectKey, Func<Segment?, CustomerPlays> plays)
    {
        (Customer, SubjectKey, AsOf, IsKnown, Profile, Tracks) = (record.Key, subjectKey, asOf, isKnown, record.History.Profile, tracks);
        (Rfm, Segment) = Place(record.History.Profile, asOf, context);
        Forecast = context.Population?.Score(record.History, asOf, context.TimeZone) ?? PopulationScore.Without("no population model is configured");
        Plays = plays(Segment);
    }

    /// <summary>Who it is.</summary>
    public CustomerKey Customer { get; }

    /// <summary>The key under which experiments and control groups draw him: <see cref="LifecycleOptions.SubjectKeys"/>.</summary>
    public string SubjectKey { get; }

    /// <summary>The moment, in UTC.</summary>
    public DateTimeOffset AsOf { get; }

    /// <summary>Whether anything is known of the customer; if not, the profile is empty and every track is at its initial stage.</summary>
    public bool IsKnown { get; }

    /// <summary>What is known of him.</summary>
    public CustomerProfile Profile { get; }

    /// <summary>His RFM score; not scored when no order counts or no cut points are configured.</summary>
    public RfmScore Rfm { get; }

    /// <summary>His segment on the five-phase map; null when orders count but no cut points are configured.</summary>
    public Segment? Segment { get; }

    /// <summary>P(alive), churn band, expected orders and lifetime value; each says why it is missing without an order or a population model.</summary>
    public PopulationScore Forecast { get; }

    /// <summary>Where he stands in each track, in the order of the options.</summary>
    public IReadOnlyList<TrackView> Tracks { get; }

    /// <summary>What to say to him now, and why not the rest; none without <see cref="LifecycleOptions.Playbook"/>.</summary>
    public CustomerPlays Plays { get; }

    /// <summary>Where he stands in one track.</summary>
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

    /// <summary>The score and the segment of a customer.</summary>
    internal static (RfmScore Rfm, Segment? Segment) Place(in CustomerProfile profile, DateTimeOffset asOf, FactContext context)
    {
        var score = context.Rfm is { } rfm && RfmValues.TryFrom(profile, asOf, context.TimeZone, out var values) ? rfm.Score(values) : default;
        return (score, SegmentSubject.TryFrom(profile, asOf, score, out var subject) ? SegmentMaps.FivePhase.Map(subject) : null);
    }
}
