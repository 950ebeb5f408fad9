using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

/// <summary>
/// What a lifecycle costs at worst, counted in looks: a leaf of a condition, a comparison or a host's predicate, that is asked at one
/// instant.
/// </summary>
/// <remarks>
/// <para>Known from the declaration alone. An event that makes <c>m</c> moves, time-based moves that were due before it included, takes at
/// most <see cref="EventLeafCount"/> looks for the rules that wait for it, and at most (1 + m) · <see cref="MaxLooks"/> for the next due
/// instant. A search that ended at its limit goes on at the next event, up to 32 times, each of as many looks.</para>
/// <para>A look takes a constant time, save three: a window of orders or revenue takes time that grows with the logarithm of the customer's
/// orders, a forecast reads the population model once, and up to 64 times for the instant at which it passes a number, and a field or
/// predicate of the host takes what the host's code takes.</para>
/// <para>Immutable.</para>
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
        EventLeafCount = Enum.GetValues<CustomerEventKind>().Where(kind => kind != CustomerEventKind.None).Max(kind => MostOn(kind, stages, rules));
    }

    /// <summary>
    /// The most leaves that one event can evaluate, whatever it amounts to: over all stages and kinds of events, the leaves of all rules that can wait
    /// for it there, and then at the stages to which chains of such rules can lead from there, each once, itself included. Nothing exceeds it; it
    /// is reached where the event amounts to all that it can and the chain does not fork.
    /// </summary>
    public int EventLeafCount { get; }

    /// <summary>The most leaves of rules on time that lead from one stage: what one look at the clock can evaluate.</summary>
    public int TimeBasedLeafCount { get; }

    /// <summary>How many of the leaves of time-based rules that lead from one stage, at most, read windows of orders or revenue.</summary>
    public int WindowLeafCount { get; }

    /// <summary>
    /// How many of the leaves of time-based rules that lead from one stage, at most, read forecasts of the population model.
    /// </summary>
    public int ForecastLeafCount { get; }

    /// <summary>
    /// How many of the leaves of time-based rules that lead from one stage, at most, read fields of the host's own that change with time.
    /// </summary>
    public int CustomLeafCount { get; }

    /// <summary>How many rules there are.</summary>
    public int RuleCount { get; }

    /// <summary>How many leaves all conditions have together.</summary>
    public int LeafCount { get; }

    /// <summary>How many rules keep a timer for each customer: those with a Cooldown or ConfirmFor; at most 8.</summary>
    public int TimerCount { get; }

    /// <summary>
    /// The most looks that a search for the next due instant takes, whatever the stage. There is a search at the end of each event, and one
    /// after each time-based move. It looks at the instants at which the answer of a leaf may change: at one for an age, at two for a
    /// number that it is compared with, at two for each order in a window, whether it enters and leaves it, and as often as a field of the
    /// host's own changes. It ends after 4 096 changes, divided by the number of time-based rules that lead from the stage, but not before
    /// 16. A window without credits that no order enters takes fewer.
    /// </summary>
    /// <param name="orderCount">How many orders the customer has placed, cancelled ones and credits included; not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of orders is negative.</exception>
    public long MaxLooks(int orderCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(orderCount);
        return _searches.Max(stage => stage.Sum(rule => rule.At(orderCount, DueScheduler.LooksFor(stage.Length))));
    }

    /// <summary>Whether the other is as much.</summary>
    public bool Equals(LifecycleCost? other) => other is not null && ToString() == other.ToString()
        && _searches.Length == other._searches.Length
        && _searches.Zip(other._searches).All(stage => stage.First.AsSpan().SequenceEqual(stage.Second));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(EventLeafCount, LeafCount, RuleCount);

    /// <summary>The cost in one line, culture-invariant.</summary>
    public override string ToString()
    {
        var (looks, perOrder) = (MaxLooks(0), _searches.Max(stage => stage.Sum(rule => rule.LooksPerOrder)));
        var more = perOrder == 0 ? string.Empty : FormattableString.Invariant($" and {perOrder} per order");
        return FormattableString.Invariant(
            $"at most {EventLeafCount} leaves per event and {TimeBasedLeafCount} on time; next due instant: at most {looks} looks{more}; ")
            + FormattableString.Invariant($"rules: {RuleCount}, leaves: {LeafCount}, timers: {TimerCount}");
    }

    private static int MostOn(CustomerEventKind kind, IReadOnlyList<Stage> stages, IReadOnlyList<TransitionRule> rules)
    {
        var possible = CustomerHistory.PossibleTriggers(kind);
        var tried = rules.Where(rule => (rule.On & possible) != 0).ToArray();
        var leaves = PerStage(stages, tried, LeavesOf);
        var chained = tried.Where(rule => rule.IsChained).SelectMany(rule => rule.From, (rule, from) => (from.Index, To: rule.To.Index)).ToLookup(hop => hop.Index, hop => hop.To);
        return stages.Max(stage => leaves[stage.Index] + Entered(stage.Index, chained, []).Sum(index => leaves[index]));
    }

    /// <summary>The stages that chains can enter on one event; the stage in which it found the customer may be among them.</summary>
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
