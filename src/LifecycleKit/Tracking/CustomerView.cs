using LifecycleKit.Customers;
using LifecycleKit.Rfm;
using LifecycleKit.Segments;

namespace LifecycleKit.Tracking;

/// <summary>Where a customer stands at one moment: the single customer view, his score and segment, and his stage in each track.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record CustomerView
{
    internal CustomerView(CustomerKey customer, DateTimeOffset asOf, bool isKnown, in CustomerProfile profile, IReadOnlyList<TrackView> tracks, RfmModel? rfm, TimeZoneInfo zone)
    {
        (Customer, AsOf, IsKnown, Profile, Tracks) = (customer, asOf, isKnown, profile, tracks);
        if (rfm is not null && RfmValues.TryFrom(profile, asOf, zone, out var values)) Rfm = rfm.Score(values);
        if (SegmentSubject.TryFrom(profile, asOf, Rfm, out var subject)) Segment = SegmentMaps.FivePhase.Map(subject);
    }

    /// <summary>Who it is.</summary>
    public CustomerKey Customer { get; }

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

    /// <summary>Where he stands in each track, in the order of the options.</summary>
    public IReadOnlyList<TrackView> Tracks { get; }

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
}
