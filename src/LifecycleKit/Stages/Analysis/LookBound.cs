using LifecycleKit.Conditions;

namespace LifecycleKit.Stages;

/// <summary>The worst-case cost of the search of one time-based rule.</summary>
/// <param name="Leaves">The number of leaves that are evaluated at each instant.</param>
/// <param name="Fixed">The number of instants that does not depend on orders.</param>
/// <param name="PerOrder">The number of further instants for each order.</param>
/// <param name="IsConfirmed">Whether a second search finds since when the condition has held.</param>
internal readonly record struct LookBound(int Leaves, long Fixed, long PerOrder, bool IsConfirmed)
{
    /// <summary>The number of changes of a custom field, which is not known; its searches end at their limit.</summary>
    private const int MaxHostChanges = DueScheduler.MaxLooks + 1;

    /// <summary>The largest number of recency bins; channels with a consent that can expire are fewer.</summary>
    private const int MaxBins = 10;

    /// <summary>The largest number of looks that each further order adds.</summary>
    public long LooksPerOrder => (IsConfirmed ? 2 : 1) * Leaves * PerOrder;

    /// <summary>
    /// Returns the bound of the search for the instant at which a time-based rule fires: all its leaves, at each instant at which a leaf
    /// may change.
    /// </summary>
    public static LookBound OfSearch(TransitionRule rule)
    {
        if (rule.When is not { } when) return default;
        var changes = when.LeafConditions().OfType<LeafCondition>().Select(Changes).ToArray();
        return new LookBound(
            when.LeafCount, changes.Sum(one => one.Fixed), changes.Sum(one => one.PerOrder), rule.ConfirmFor > TimeSpan.Zero);
    }

    /// <summary>
    /// Returns the number of looks for a customer with a number of orders, when the search ends after a number of changes.
    /// </summary>
    public long At(int orderCount, int maxChanges)
    {
        var changes = Fixed + PerOrder * orderCount;
        var held = IsConfirmed ? 1 + Math.Min(changes, DueScheduler.MaxLooks + 1) : 0;
        return Leaves * (1 + Math.Min(changes, maxChanges) + held);
    }

    /// <summary>Whether a field reads a window of orders or revenue.</summary>
    public static bool IsWindow(Field field) => Fields.Window(field.Name) is not null;

    /// <summary>Whether a field reads the population model.</summary>
    public static bool IsForecast(Field field) =>
        field == Fields.ProbabilityAlive || field == Fields.ExpectedOrders || field == Fields.LifetimeValue
        || field == Fields.LifetimeValuePercentile || field == Fields.SpendTier || field == Fields.ExpectedSpend
        || field == Fields.ExpectedSpendPercentile || field == Fields.NextOrderAt;

    /// <summary>Whether a field is a custom field that time changes.</summary>
    public static bool IsOfHost(Field field) =>
        field.Timing == FieldTiming.Changing && !Fields.All.Contains(field) && Fields.OnDemand(field.Name) is null
            && field is not TextField { Constraint: not null } and not NumberField { LeadScore: not null };

    /// <summary>
    /// Returns the number of instants at which a comparison of two fields is looked at: every change of windows; for other fields that
    /// change, the number is not known, unless the other field stays.
    /// </summary>
    private static (long Fixed, long PerOrder) Changes(Field field, Field other)
    {
        Field[] changing = [.. new[] { field, other }.Where(one => one.Timing == FieldTiming.Changing)];
        if (Array.TrueForAll(changing, IsWindow)) return (0, changing.Sum(one => Fields.IsGrowth(one) ? 3 : 2));
        var isKnown = changing.Length == 1 && changing[0] == field && !IsOfHost(field) && Fields.AnniversaryField(field.Name) is null;
        return isKnown ? (2 * MaxBins, 0) : (MaxHostChanges, 0);
    }

    /// <summary>Returns the number of instants at which a leaf may change between events.</summary>
    private static (long Fixed, long PerOrder) Changes(LeafCondition leaf)
    {
        if (leaf.Other is { } other) return Changes(leaf.Field, other);
        var field = leaf.Field;
        var ages = leaf is AgeCondition ? 1 : 0;
        if (field.Timing != FieldTiming.Changing) return (ages, 0);

        // An order enters a window if it is dated ahead of the clock, and later drops out of it.
        if (Fields.IsGrowth(field)) return (0, 3);
        if (IsWindow(field)) return leaf is NumberCondition ? (0, 2) : default;
        // An anniversary comes back every year.
        if (Fields.AnniversaryField(field.Name) is not null) return (MaxHostChanges + ages, 0);
        if (IsOfHost(field)) return (MaxHostChanges + ages, 0);

        // A score by a window of orders changes as they enter and leave.
        if (field == Fields.FrequencyScore || field == Fields.MonetaryScore) return (0, 2);

        // A segment changes with both, and with consents.
        if (field is TextField { Constraint: not null }) return (2 * MaxBins, 2);

        // The tier falls from high to medium to low.
        if (field == Fields.SpendTier) return (2, 0);

        // A whole number reaches and passes each operand; the other fields change with bins and consents.
        return (leaf is NumberCondition number && field != Fields.RecencyScore ? 2 * number.Values.Length : 2 * MaxBins, 0);
    }
}
