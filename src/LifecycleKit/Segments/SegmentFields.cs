using LifecycleKit.Conditions;

namespace LifecycleKit.Segments;

/// <summary>The built-in fields for the segment of a customer.</summary>
/// <remarks>
/// For a customer with counted orders, a segment needs the cut points of the context and is missing without them. A segment changes at
/// midnights, when recency passes a cut, when an order leaves the window of the cut points, and when a consent expires. Without a counted
/// order and a visit there is none.
/// </remarks>
public static class SegmentFields
{
    /// <summary><c>segment</c>: the name of the segment on the five-phase map.</summary>
    public static TextField Segment { get; } = SegmentOf(SegmentMaps.FivePhase);

    /// <summary><c>phase</c>: the name of the phase on the five-phase map (<see cref="LifecyclePhase"/>).</summary>
    public static TextField Phase { get; } = PhaseOf(SegmentMaps.FivePhase);

    /// <summary>
    /// The fields on the five-phase map. Fields on other maps (<see cref="ForMap"/>) are added to a <see cref="ConditionCatalog"/> one by
    /// one.
    /// </summary>
    public static IReadOnlyList<Field> All { get; } = [Segment, Phase];

    /// <summary>
    /// Creates the fields <c>segment</c> and <c>phase</c> on a map, for the catalog of a shop that uses it instead of the five-phase map.
    /// </summary>
    /// <param name="map">The map; its bins must be those of the context's cut points. For a map without phases, <c>phase</c> is
    /// missing.</param>
    /// <exception cref="ArgumentNullException">The map is null.</exception>
    internal static IReadOnlyList<Field> For(SegmentMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return ReferenceEquals(map, SegmentMaps.FivePhase) ? All : [SegmentOf(map), PhaseOf(map)];
    }

    /// <summary>Creates the field <c>segment.NAME</c>: the name of the segment on another map.</summary>
    /// <param name="map">The map; its bins must be those of the context's cut points.</param>
    public static TextField ForMap(SegmentMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return Text($"segment.{map.Name}", map, static segment => segment.Name);
    }

    private static TextField SegmentOf(SegmentMap map) => Text("segment", map, static segment => segment.Name);

    private static TextField PhaseOf(SegmentMap map) => Text("phase", map, static segment => segment.Phase);

    private static TextField Text(string name, SegmentMap map, Func<Segment, string?> read) => new(
        name,
        (in Facts facts) => SegmentInput.TryFrom(facts.Profile, facts.AsOf, facts.Score(), out var input) && map.Map(input) is { } segment
            ? read(segment)
            : null,
        FieldTiming.Changing,
        static (in Facts facts) => Math.Min(
            Math.Min(facts.NextRecencyScore(), facts.NextWindowScore()), facts.Details.Contacts.NextExpiry(facts.AsOfTicks)))
    {
        Known = [.. map.Segments.Select(read).OfType<string>().Distinct(StringComparer.Ordinal)],
        Dependency = FieldDependency.History,
        Constraint = new SegmentConstraint(map, read),
    };
}
