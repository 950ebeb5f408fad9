using LifecycleKit.Conditions;

namespace LifecycleKit.Segments;

/// <summary>
/// The constraint of a segment on a customer's orders, scores and contactability: the customer is in one of its cells on the map.
/// </summary>
internal sealed class SegmentConstraint(SegmentMap map, Func<Segment, string?> read) : FieldConstraint
{
    private readonly SegmentMap _map = map;
    private readonly Func<Segment, string?> _read = read;

    public override string? Conflict(ConditionTerm term)
    {
        var asked = term.Regions.Where(region => !region.MayBeMissing && ConstraintOf(region)?._map.Bins == _map.Bins).ToArray();
        if (asked.Length == 0 || _map.Cells().Any(cell => asked.All(region => Contains(region, cell.Key)) && Fits(term, cell.Key)))
            return null;
        var words = term.Regions.Where(region => asked.Contains(region) || IsBound(region.Field)).SelectMany(region => region.Words);
        return $"no customer of the map '{_map.Name}' is {string.Join(" and ", words)}";
    }

    private static SegmentConstraint? ConstraintOf(FieldRegion region) => (region.Field as TextField)?.Constraint as SegmentConstraint;

    private static bool Contains(FieldRegion region, in SegmentKey key)
    {
        var constraint = ConstraintOf(region)!;
        return constraint._map.GetSegment(key) is { } segment && constraint._read(segment) is { } text && region.Texts.Contains(text);
    }

    private static bool Fits(ConditionTerm term, in SegmentKey key)
    {
        var orders =
            key.IsVisitor ? ValueSet.Points([0]) : key.HasOneOrder ? ValueSet.Points([1]) : ValueSet.AtLeast(2);
        if (!Allows(term.Find(Fields.OrderCount), orders)) return false;
        if (key.IsVisitor)
        {
            return Allows(
                term.Find(Fields.EmailContactable), ValueSet.Points([key.IsContactableVisitor ? 1 : 0]))
                && Allows(term.Find(Fields.VisitCount), ValueSet.AtLeast(1))
                && OfOrders().All(field => term.Find(field) is not { MayBeMissing: false });
        }

        return Allows(term.Find(Fields.RecencyScore), ValueSet.Points([key.R]))
            && Allows(term.Find(Fields.FrequencyScore), ValueSet.Points([key.F]))
            && Allows(term.Find(Fields.MonetaryScore), ValueSet.Points([key.M]))
            && OfOrders().All(field => term.Find(field) is not { MayBePresent: false });
    }

    private static bool Allows(FieldRegion? region, ValueSet values) =>
        region is null || (region.MayBePresent && !region.Values.And(values).IsEmpty);

    private static bool IsBound(Field field) =>
        ReferenceEquals(field, Fields.OrderCount) || ReferenceEquals(field, Fields.EmailContactable)
        || ReferenceEquals(field, Fields.VisitCount) || OfOrders().Contains(field);

    private static IEnumerable<Field> OfOrders() =>
        [Fields.RecencyScore, Fields.FrequencyScore, Fields.MonetaryScore, Fields.LastOrderAt, Fields.FirstOrderAt, Fields.RecencyDays];
}
