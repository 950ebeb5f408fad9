using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

/// <summary>
/// The worst-case cost of a lifecycle, counted in looks. A look is the evaluation of one leaf of a condition (a comparison, or a predicate
/// of the host) at one instant.
/// </summary>
/// <remarks>
/// <para>The cost follows from the declaration alone. An event that makes <c>m</c> moves, including time-based moves that were due before
/// it, takes at most <see cref="EventLeafCount"/> looks for the rules that wait for it, and at most (1 + m) · <see cref="MaxLooks"/> for
/// the next due instant. A search that ended at its limit continues at the next event, up to 32 times, each time with as many looks.</para>
/// <para>A look takes constant time, with three exceptions: a window of orders or revenue takes time that grows with the logarithm of the
/// number of orders; a forecast reads the population model once, and up to 64 times to find the instant at which it passes a number; a
/// custom field or predicate takes the time of the host's code.</para>
/// </remarks>
public sealed record LifecycleCost
{
    private readonly LookBound[][] _searches;

    internal LifecycleCost(IReadOnlyList<Stage> stages, IReadOnlyList<TransitionRule> rules)
    {
        RuleCount = rules.Count;
        LeafCount = rules.Sum(LeavesOf);
        TimerCount = rules.Count(rule => rule.Timer >= 0);
        TimeBasedLeafCount = PerStage(stages, rules.Where(rule => rule.IsTimeBased), LeavesOf).Max();
        var timeBased = rules.Where(rule => rule.IsTimeBased).ToArray();
        _searches = [.. stages.Select(stage => timeBased.Where(rule => rule.From.Contains(stage)).Select(LookBound.OfSearch).ToArray())];

        WindowLeafCount = MostAsking(LookBound.IsWindow, stages, rules);
        ForecastLeafCount = MostAsking(LookBound.IsForecast, stages, rules);
        CustomLeafCount = MostAsking(LookBound.IsOfHost, stages, rules);
        EventLeafCount =
            Enum.GetValues<CustomerEventKind>().Where(kind => kind != CustomerEventKind.None).Max(kind => MostOn(kind, stages, rules));
    }

    /// <summary>
    /// The largest number of leaves that one event can evaluate. It is the maximum, over all stages and kinds of events, of the leaves of
    /// all rules that can wait for the event in that stage and in every stage that chained rules can reach from it. The bound is never
    /// exceeded; it is reached when the event has all triggers of its kind and the chain does not fork.
    /// </summary>
    public int EventLeafCount { get; }

    /// <summary>The largest number of leaves of time-based rules that lead from one stage, which are evaluated at one instant.</summary>
    public int TimeBasedLeafCount { get; }

    /// <summary>The largest number of leaves of time-based rules from one stage that read windows of orders or revenue.</summary>
    public int WindowLeafCount { get; }

    /// <summary>
    /// The largest number of leaves of time-based rules from one stage that read forecasts of the population model.
    /// </summary>
    public int ForecastLeafCount { get; }

    /// <summary>
    /// The largest number of leaves of time-based rules from one stage that read custom fields that change with time.
    /// </summary>
    public int CustomLeafCount { get; }

    /// <summary>The number of rules.</summary>
    public int RuleCount { get; }

    /// <summary>The number of leaves of all conditions together.</summary>
    public int LeafCount { get; }

    /// <summary>
    /// The number of rules that store a timer for each customer, which are the rules with Cooldown or ConfirmFor; at most 8.
    /// </summary>
    public int TimerCount { get; }

    /// <summary>
    /// Returns the largest number of looks that a search for the next due instant takes in any stage. There is a search at the end of each
    /// event, and one after each time-based move. A search evaluates the instants at which the answer of a leaf may change: one for an age,
    /// two for each number that a field is compared with, two for each order that enters and drops out of a window, and every change of a
    /// custom field. A search ends after 4 096 changes divided by the number of time-based rules that lead from the stage, but not before
    /// 16. A window without credits and without orders that enter it takes fewer.
    /// </summary>
    /// <param name="orderCount">The number of orders of the customer, including cancelled orders and credits; not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of orders is negative.</exception>
    public long MaxLooks(int orderCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(orderCount);
        return _searches.Max(stage => stage.Sum(rule => rule.At(orderCount, DueScheduler.LooksFor(stage.Length))));
    }

    /// <summary>Whether two costs are equal.</summary>
    public bool Equals(LifecycleCost? other) => other is not null && ToString() == other.ToString()
        && _searches.Length == other._searches.Length
        && _searches.Zip(other._searches).All(stage => stage.First.AsSpan().SequenceEqual(stage.Second));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(EventLeafCount, LeafCount, RuleCount);

    /// <summary>Returns the cost in one line, culture-invariant.</summary>
    public override string ToString()
    {
        var (looks, perOrder) = (MaxLooks(0), _searches.Max(stage => stage.Sum(rule => rule.LooksPerOrder)));
        var more = perOrder == 0 ? string.Empty : FormattableString.Invariant($" and {perOrder} per order");
        return FormattableString.Invariant(
            $"at most {EventLeafCount} leaves per event and {TimeBasedLeafCount} in time-based rules; next due instant: at most {looks} looks{more}; ")
            + FormattableString.Invariant($"rules: {RuleCount}, leaves: {LeafCount}, timers: {TimerCount}");
    }

    private static int MostOn(CustomerEventKind kind, IReadOnlyList<Stage> stages, IReadOnlyList<TransitionRule> rules)
    {
        var possible = CustomerHistory.PossibleTriggers(kind);
        var tried = rules.Where(rule => (rule.On & possible) != 0).ToArray();
        var leaves = PerStage(stages, tried, LeavesOf);
        var chained = tried.Where(rule => rule.IsChained).SelectMany(rule => rule.From, (rule, from) => (from.Index, To: rule.To.Index))
            .ToLookup(hop => hop.Index, hop => hop.To);
        return stages.Max(stage => leaves[stage.Index] + Entered(stage.Index, chained, []).Sum(index => leaves[index]));
    }

    /// <summary>Returns the stages that chained rules can enter on one event; the stage before the event may be one of them.</summary>
    private static HashSet<int> Entered(int stage, ILookup<int, int> chained, HashSet<int> entered)
    {
        foreach (var next in chained[stage])
        {
            if (entered.Add(next)) Entered(next, chained, entered);
        }

        return entered;
    }

    private static int[] PerStage(IReadOnlyList<Stage> stages, IEnumerable<TransitionRule> rules, Func<TransitionRule, int> countOf)
    {
        var sums = new int[stages.Count];
        foreach (var rule in rules)
        {
            var count = countOf(rule);
            foreach (var from in rule.From) sums[from.Index] += count;
        }

        return sums;
    }

    private static int MostAsking(Func<Field, bool> isAsked, IReadOnlyList<Stage> stages, IReadOnlyList<TransitionRule> rules) =>
        PerStage(stages, rules.Where(rule => rule.IsTimeBased), rule => rule.When?.Fields().Count(isAsked) ?? 0).Max();

    private static int LeavesOf(TransitionRule rule) => rule.When?.LeafCount ?? 0;
}
