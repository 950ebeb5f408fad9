using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

/// <summary>What a lifecycle costs at worst, counted in leaves of conditions: comparisons, and calls of the host's predicates.</summary>
/// <remarks>Known from the declaration alone. Immutable and safe to share between threads.</remarks>
public sealed record LifecycleCost
{
    internal LifecycleCost(IReadOnlyList<Stage> stages, IReadOnlyList<TransitionRule> rules)
    {
        var perTrigger = new int[stages.Count, 32];
        var onTime = new int[stages.Count];
        foreach (var rule in rules)
        {
            var leaves = rule.When?.Leaves ?? 0;
            Leaves += leaves;
            if (rule.Timer >= 0) Timers++;
            foreach (var from in rule.From)
            {
                if (rule.IsOnTime) onTime[from.Index] += leaves;
                for (var bits = (int)rule.On; bits != 0; bits &= bits - 1) perTrigger[from.Index, int.TrailingZeroCount(bits)] += leaves;
            }
        }

        Rules = rules.Count;
        LeavesPerEvent = perTrigger.Cast<int>().Max();
        LeavesOnTime = onTime.Max();
    }

    /// <summary>
    /// The most leaves that one event can evaluate: over all stages and all single <see cref="EventTriggers"/>, the leaves of all rules that wait for
    /// it there. An event that amounts to several triggers, or a chain of rules, adds up what each costs.
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
}
