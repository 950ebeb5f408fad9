using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

/// <summary>What a lifecycle costs at worst, counted in leaves of conditions: comparisons, and calls of the host's predicates.</summary>
/// <remarks>Known from the declaration alone. Immutable and safe to share between threads.</remarks>
public sealed record LifecycleCost
{
    internal LifecycleCost(IReadOnlyList<Stage> stages, IReadOnlyList<TransitionRule> rules)
    {
        Rules = rules.Count;
        Leaves = rules.Sum(LeavesOf);
        Timers = rules.Count(rule => rule.Timer >= 0);
        LeavesOnTime = PerStage(stages, rules.Where(rule => rule.IsOnTime)).Max();
        LeavesPerEvent = Enum.GetValues<CustomerEventKind>().Where(kind => kind != CustomerEventKind.None).Max(kind => MostOn(kind, stages, rules));
    }

    /// <summary>
    /// The most leaves that one event can evaluate, whatever it amounts to: over all stages and kinds of events, the leaves of all rules that can wait
    /// for it there, and then at the stages to which chains of such rules can lead from there, each once, itself included. Nothing exceeds it; it
    /// is reached where the event amounts to all that it can and the chain does not fork.
    /// </summary>
    public int LeavesPerEvent { get; }

    /// <summary>The most leaves of rules on time that lead from one stage: what one look at the clock can evaluate.</summary>
    public int LeavesOnTime { get; }

    /// <summary>How many rules there are.</summary>
    public int Rules { get; }

    /// <summary>How many leaves all conditions have together.</summary>
    public int Leaves { get; }

    /// <summary>How many rules keep a timer for each customer: those with a Cooldown or ConfirmFor; at most 8.</summary>
    public int Timers { get; }

    /// <summary>The cost in one line, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"at most {LeavesPerEvent} leaves per event and {LeavesOnTime} on time; rules: {Rules}, leaves: {Leaves}, timers: {Timers}");

    private static int MostOn(CustomerEventKind kind, IReadOnlyList<Stage> stages, IReadOnlyList<TransitionRule> rules)
    {
        var possible = CustomerHistory.PossibleTriggers(kind);
        var tried = rules.Where(rule => (rule.On & possible) != 0).ToArray();
        var leaves = PerStage(stages, tried);
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

    private static int[] PerStage(IReadOnlyList<Stage> stages, IEnumerable<TransitionRule> rules)
    {
        var leaves = new int[stages.Count];
        foreach (var rule in rules)
        {
            foreach (var from in rule.From) leaves[from.Index] += LeavesOf(rule);
        }

        return leaves;
    }

    private static int LeavesOf(TransitionRule rule) => rule.When?.Leaves ?? 0;
}
