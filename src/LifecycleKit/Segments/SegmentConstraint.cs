using LifecycleKit.Conditions;

namespace LifecycleKit.Segments;

/// <summary>What a segment says of a customer's orders, scores and of whether he can be reached: he is in one of its cells on the map.</summary>
internal sealed class SegmentConstraint(SegmentMap map, Func<Segment, string?> read) : FieldConstraint
{
    private readonly SegmentMap _map = map;
    private readonly Func<Segment, string?> _read = read;

    public override string? Conflict(ConditionTerm term)
    {
        var asked = term.Regions.Where(region => !region.MayBeMissing && BondOf(region)?._map.Bins == _map.Bins).ToArray();
        if (asked.Length == 0 || _map.Cells().Any(cell => asked.All(region => Contains(region, cell.Code)) && Fits(term, cell.Code))) return null;
        var words = term.Regions.Where(region => asked.Contains(region) || IsBound(region.Field)).SelectMany(region => region.Words);
        return $"no customer of the map '{_map.Name}' is {string.Join(" and ", words)}";
    }

    private static SegmentConstraint? BondOf(FieldRegion region) => (region.Field as TextField)?.Constraint as SegmentConstraint;

    private static bool Contains(FieldRegion region, in SegmentKey code)
    {
        var bond = BondOf(region)!;
        return bond._map.At(code) is { } segment && bond._read(segment) is { } text && region.Texts.Contains(text);
    }

    private static bool Fits(ConditionTerm term, in SegmentKey code)
    {
        var orders = code.IsVisitor ? ValueSet.Points([0]) : code.Standing == CustomerStanding.OneOrder ? ValueSet.Points([1]) : ValueSet.AtLeast(2);
        if (!Allows(term.Find(Fields.OrderCount), orders)) return false;
        if (code.IsVisitor)
        {
            return Allows(term.Find(Fields.EmailContactable), ValueSet.Points([code.Standing == CustomerStanding.ContactableVisitor ? 1 : 0]))
                && OfOrders().All(field => term.Find(field) is not { MayBeMissing: false });
        }

        return Allows(term.Find(Fields.RecencyScore), ValueSet.Points([code.R]))
            && Allows(term.Find(Fields.FrequencyScore), ValueSet.Points([code.F]))
            && Allows(term.Find(Fields.MonetaryScore), ValueSet.Points([code.M]))
            && OfOrders().All(field => term.Find(field) is not { MayBePresent: false });
    }

    private static bool Allows(FieldRegion? region, ValueSet values) => region is null || (region.MayBePresent && !region.Values.And(values).IsEmpty);

    private static bool IsBound(Field field) =>
        ReferenceEquals(field, Fields.OrderCount) || ReferenceEquals(field, Fields.EmailContactable) || OfOrders().Contains(field);

    private static IEnumerable<Field> OfOrders() =>
        [Fields.RecencyScore, Fields.FrequencyScore, Fields.MonetaryScore, Fields.LastOrderAt, Fields.FirstOrderAt, Fields.RecencyDays];
}
