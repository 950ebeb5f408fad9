namespace LifecycleKit.Conditions;

/// <summary>The dependencies between fields, which decide whether two conjunctions can certainly hold together.</summary>
/// <remarks>
/// Each conjunction alone is assumed to be possible. Fields of different groups are independent; a custom field may depend on any field.
/// Within a group, one conjunction must imply the other, or both must be about one field, or all requirements must be counts and sums
/// without an upper bound, which a busy customer meets, with at most one requirement for an instant.
/// </remarks>
internal static class FieldDependency
{
    /// <summary>The kin of a field that depends on no other.</summary>
    public const string Alone = "alone";

    /// <summary>The kin of the fields that follow from orders and visits.</summary>
    public const string History = "history";

    /// <summary>The kin of the fields that follow from deals.</summary>
    private const string Deals = "deals";

    private static readonly Field[] Growing =
    [
        Fields.OrderCount, Fields.NetRevenue, Fields.VisitCount, Fields.EngagedVisitCount, Fields.CartValue, Fields.CartItemCount,
        Fields.ReferralCount, Fields.ReviewCount, Fields.OpenDealCount, Fields.WonDealCount, Fields.LostDealCount, Fields.OpenDealValue,
        Fields.WonDealValue,
    ];

    private static readonly Field[] Instants =
    [
        Fields.LastOrderAt, Fields.FirstOrderAt, Fields.RecencyDays, Fields.FirstSeenAt, Fields.LastSeenAt, Fields.CartUpdatedAt,
        Fields.LastDealChangedAt, Fields.LastDealWonAt, Fields.LastDealLostAt,
    ];

    private static readonly string[] AloneByName =
        ["contact.", "trait.", "nps.", "csat.", "cases.", "subscriptions.", "messages.", "referred"];

    private static readonly string[] OfHistory =
    [
        "orders.", "revenue.", "profit.", "rfm.", "clv.", "visit.", "visits.", "cart.", "referrals.", "reviews.",
        "products.", "categories.",
        "firstSeenAt", "lastSeenAt", "firstOrderAt", "lastOrderAt",
    ];

    /// <summary>Returns both conjunctions joined if they can certainly hold together; otherwise null.</summary>
    public static ConditionTerm? Joint(ConditionTerm one, ConditionTerm other)
    {
        if (one.IsOpaque || other.IsOpaque) return null;
        var joint = one.And(other);
        if (joint.Conflict is not null || OrderConstraint.Instance.Conflict(joint) is not null) return null;
        if (one.IsWithin(other) || other.IsWithin(one)) return joint;
        var kins = joint.Regions.Select(region => Of(region.Field)).Distinct().ToArray();
        return kins.All(kin => kin is not null && AreCompatible(kin)) ? joint : null;

        bool AreCompatible(string kin)
        {
            var left = Only(one, kin);
            var right = Only(other, kin);
            var both = Only(joint, kin);
            return left.Regions.IsEmpty || right.Regions.IsEmpty || both.Regions.Length == 1 || left.IsWithin(right) || right.IsWithin(left)
                || (both.Regions.Count(region => !AsksForMuch(region)) is var rest
                    && (rest == 0 || (rest == 1 && both.Regions.Any(IsInstant))));
        }
    }

    private static ConditionTerm Only(ConditionTerm term, string kin) => term.Without(field => Of(field) != kin);

    private static bool AsksForMuch(FieldRegion region) =>
        Growing.Contains(region.Field) && !region.MayBeMissing && region.Values.High == ValueBound.Highest;

    private static bool IsInstant(FieldRegion region) => !AsksForMuch(region) && !region.MayBeMissing && Instants.Contains(region.Field);

    private static string? Of(Field field)
    {
        if (field.Timing == FieldTiming.Event) return "event";
        if (field.Dependency is { } dependency) return dependency == Alone ? field.Name : dependency;
        if (field.Name.StartsWith("deals.", StringComparison.Ordinal)) return Deals;
        if (Array.Exists(AloneByName, start => field.Name.StartsWith(start, StringComparison.Ordinal))) return field.Name;
        return Array.Exists(OfHistory, start => field.Name.StartsWith(start, StringComparison.Ordinal)) ? History : null;
    }
}
