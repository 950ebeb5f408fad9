using LifecycleKit.Conditions;

namespace LifecycleKit.Stages;

/// <summary>A number of looks that grows with the number of a customer's orders.</summary>
internal readonly record struct LookBound(long Fixed, long PerOrder)
{
    /// <summary>How many instants at most a search goes through for a field of the host, which may change as often as the host says.</summary>
    public const int MaxHostSteps = 4_096;

    /// <summary>Recency has at most so many bins; channels whose consent can expire are fewer.</summary>
    private const int MaxBins = 10;

    public static LookBound operator +(LookBound one, LookBound other) => new(one.Fixed + other.Fixed, one.PerOrder + other.PerOrder);

    public static LookBound operator *(int times, LookBound bound) => new(times * bound.Fixed, times * bound.PerOrder);

    public long At(int orderCount) => Fixed + PerOrder * orderCount;

    /// <summary>The looks of one search for the instant at which a time-based rule fires: all its leaves, at each instant at which one of them may change.</summary>
    public static LookBound OfSearch(TransitionRule rule)
    {
        if (rule.When is not { } when) return default;
        var instants = when.LeafConditions().OfType<LeafCondition>().Aggregate(new LookBound(1, 0), (sum, leaf) => sum + Changes(leaf));

        // What must hold for a while is looked at once more, for since when it has held.
        return ((rule.ConfirmFor > TimeSpan.Zero ? 2 : 1) * when.Leaves) * instants;
    }

    /// <summary>Whether a field reads a window of orders or revenue.</summary>
    public static bool IsWindow(Field field) => Fields.Window(field.Name) is not null;

    /// <summary>Whether a field reads the population model.</summary>
    public static bool IsForecast(Field field) => field == Fields.ProbabilityAlive || field == Fields.ExpectedOrders || field == Fields.LifetimeValue;

    /// <summary>Whether time changes a field of the host's own.</summary>
    public static bool IsOfHost(Field field) =>
        field.Timing == FieldTiming.Changing && !Fields.All.Contains(field) && !IsWindow(field) && field is not TextField { Bond: not null };

    /// <summary>At how many instants, while nothing happens, a leaf may change.</summary>
    private static LookBound Changes(LeafCondition leaf)
    {
        var field = leaf.Field;
        var ages = leaf is AgeCondition ? 1 : 0;
        if (field.Timing != FieldTiming.Changing) return new LookBound(ages, 0);

        // An order enters a window, if it was placed ahead of the clock, and leaves it.
        if (IsWindow(field)) return leaf is NumberCondition ? new LookBound(0, 2) : default;
        if (IsOfHost(field)) return new LookBound(MaxHostSteps + ages, 0);

        // A whole number reaches each value that it is compared with, and leaves it; the others change with the bins and the consents.
        return new LookBound(leaf is NumberCondition number && field != Fields.RecencyScore ? 2 * number.Values.Length : 2 * MaxBins, 0);
    }
}
