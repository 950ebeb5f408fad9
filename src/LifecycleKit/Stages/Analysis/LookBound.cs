using LifecycleKit.Conditions;

namespace LifecycleKit.Stages;

/// <summary>How much the search of one time-based rule costs at worst.</summary>
/// <param name="Leaves">How many leaves are asked at each instant.</param>
/// <param name="Fixed">How many instants there are, whatever the customer has ordered.</param>
/// <param name="PerOrder">How many there are for each order.</param>
/// <param name="IsConfirmed">Whether the search is made once more, for since when the condition has held.</param>
internal readonly record struct LookBound(int Leaves, long Fixed, long PerOrder, bool IsConfirmed)
{
    /// <summary>A field of the host changes as often as the host says, so its searches end at their limit.</summary>
    private const int MaxHostChanges = DueScheduler.MaxLooks + 1;

    /// <summary>Recency has at most so many bins; channels whose consent can expire are fewer.</summary>
    private const int MaxBins = 10;

    /// <summary>How many looks each further order adds at most.</summary>
    public long LooksPerOrder => (IsConfirmed ? 2 : 1) * Leaves * PerOrder;

    /// <summary>
    /// The search for the instant at which a time-based rule fires: all its leaves, at each instant at which one of them may change.
    /// </summary>
    public static LookBound OfSearch(TransitionRule rule)
    {
        if (rule.When is not { } when) return default;
        var changes = when.LeafConditions().OfType<LeafCondition>().Select(Changes).ToArray();
        return new LookBound(when.LeafCount, changes.Sum(one => one.Fixed), changes.Sum(one => one.PerOrder), rule.ConfirmFor > TimeSpan.Zero);
    }

    /// <summary>The looks for a customer of so many orders, when the search ends after a number of changes.</summary>
    public long At(int orderCount, int maxChanges)
    {
        var changes = Fixed + PerOrder * orderCount;
        var held = IsConfirmed ? 1 + Math.Min(changes, DueScheduler.MaxLooks + 1) : 0;
        return Leaves * (1 + Math.Min(changes, maxChanges) + held);
    }

    /// <summary>Whether a field reads a window of orders or revenue.</summary>
    public static bool IsWindow(Field field) => Fields.Window(field.Name) is not null;

    /// <summary>Whether a field reads the population model.</summary>
    public static bool IsForecast(Field field) => field == Fields.ProbabilityAlive || field == Fields.ExpectedOrders || field == Fields.LifetimeValue;

    /// <summary>Whether time changes a field of the host's own.</summary>
    public static bool IsOfHost(Field field) =>
        field.Timing == FieldTiming.Changing && !Fields.All.Contains(field) && !IsWindow(field) && field is not TextField { Bond: not null };

    /// <summary>At how many instants, while nothing happens, a leaf may change.</summary>
    private static (long Fixed, long PerOrder) Changes(LeafCondition leaf)
    {
        var field = leaf.Field;
        var ages = leaf is AgeCondition ? 1 : 0;
        if (field.Timing != FieldTiming.Changing) return (ages, 0);

        // An order enters a window, if it was placed ahead of the clock, and leaves it.
        if (IsWindow(field)) return leaf is NumberCondition ? (0, 2) : default;
        if (IsOfHost(field)) return (MaxHostChanges + ages, 0);

        // A whole number reaches each value that it is compared with, and leaves it; the others change with the bins and the consents.
        return (leaf is NumberCondition number && field != Fields.RecencyScore ? 2 * number.Values.Length : 2 * MaxBins, 0);
    }
}
