using System.Collections.Immutable;

namespace LifecycleKit.Segments;

/// <summary>The built-in segment maps. All maps place scores of 5×5×5 bins, with 5 as the best score.</summary>
public static class SegmentMaps
{
    /// <summary>Eleven segments by the full code of three digits, each of the 125 codes listed.</summary>
    /// <remarks>
    /// The recommended one of the classic tables: of those in wide circulation only this one has every code exactly once.
    /// Champions, Loyal, Potential Loyalist, New Customers, Promising, Need Attention, About To Sleep, At Risk, Cannot Lose Them,
    /// Hibernating, Lost. Customers without a counted order have no segment. As published, 113 to 115, one-time buyers of high
    /// value, are under Cannot Lose Them.
    /// </remarks>
    public static SegmentMap Classic11 => Classic11Map.Instance;

    /// <summary>Ten segments by recency and frequency, without monetary.</summary>
    /// <remarks>
    /// Hibernating, At Risk, Can't Lose, About To Sleep, Need Attention, Loyal, Promising, New, Potential Loyalist, Champions. For shops
    /// where every order is worth about the same. Customers without a counted order have no segment.
    /// </remarks>
    public static SegmentMap Grid10 => Grid10Map.Instance;

    /// <summary>Eleven segments by recency and the mean of frequency and monetary, in the manner of the big shop platforms.</summary>
    /// <remarks>
    /// Champions, Loyal, Active, New, Promising, Needs Attention, Almost Lost, At Risk, Previously Loyal, Dormant, and Prospects for
    /// visitors without a counted order. The mean is <see cref="SegmentKey.FM"/>: halves round up.
    /// </remarks>
    public static SegmentMap Shop11 => Shop11Map.Instance;

    /// <summary>Eleven segments in five phases, from the first visit to winning back.</summary>
    /// <remarks>
    /// The phases are those of <see cref="LifecyclePhase"/>.
    /// Acquisition: Engaged Visitors, Loyal Visitors. Retention: First-time Customers, Recent. Increased Value: Promising, Potential
    /// Loyalists. Veneration: Loyal, Champions. Reactivation: Cannot-lose, At Risk, Falling Asleep. A visitor is Loyal with an e-mail
    /// address to which messages may be sent, else Engaged; without a visit and a counted order there is no segment. A customer whose
    /// orders were all refunded in full is a visitor again.
    /// </remarks>
    public static SegmentMap FivePhase => FivePhaseMap.Instance;

    /// <summary>All built-in maps.</summary>
    public static ImmutableArray<SegmentMap> All { get; } = [Classic11, Grid10, Shop11, FivePhase];

    /// <summary>
    /// The names by which <see cref="Find"/> finds the built-in maps: <c>classic-11</c>, <c>grid-10</c>, <c>shop-11</c>,
    /// <c>five-phase</c>.
    /// </summary>
    public static ImmutableArray<string> Names { get; } = ["classic-11", "grid-10", "shop-11", "five-phase"];

    /// <summary>Finds a built-in map by its name, as configuration writes it; case is ignored.</summary>
    /// <param name="name">One of <see cref="Names"/>, or the <see cref="SegmentMap.Name"/> of the map, such as <c>FivePhase</c>.</param>
    /// <returns>The map, or null for an unknown name.</returns>
    /// <exception cref="ArgumentNullException">The name is null.</exception>
    public static SegmentMap? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        for (var i = 0; i < All.Length; i++)
        {
            if (IsName(Names[i]) || IsName(All[i].Name)) return All[i];
        }

        return null;

        bool IsName(string known) => string.Equals(name, known, StringComparison.OrdinalIgnoreCase);
    }
}
