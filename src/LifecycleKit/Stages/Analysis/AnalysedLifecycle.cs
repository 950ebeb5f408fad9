using System.Collections.Immutable;
using LifecycleKit.Conditions;

namespace LifecycleKit.Stages;

/// <summary>A lifecycle with its rules case by case: by the stage from which they lead, in the order in which they are tried.</summary>
internal sealed class AnalysedLifecycle
{
    /// <summary>
    /// How many fields one kind of diagnostic compares with others at most, and how many conjunctions are made in all; what lies beyond is not looked
    /// at, and nothing is said about it. Far more than lifecycles by human hand need, and still a fraction of a second.
    /// </summary>
    public const int MaxComparisons = 1_000_000;

    private const int MaxTermsInAll = 16_384;

    private readonly Dictionary<TransitionRule, ImmutableArray<RuleFromStage>> _casesOfRules = [];

    public AnalysedLifecycle(IReadOnlyList<Stage> stages, IReadOnlyList<Stage> entrances, IReadOnlyList<TransitionRule> rules)
    {
        (Stages, Rules) = (stages, rules);
        var left = MaxTermsInAll;
        var cases = new List<RuleFromStage>[stages.Count];
        for (var i = 0; i < cases.Length; i++) cases[i] = [];
        foreach (var rule in rules)
        {
            var when = ConditionRegion.Of(rule.When, Math.Clamp(left, 1, ConditionRegion.MaxTerms));
            left -= when.IsKnown ? when.Terms.Length : 0;
            _casesOfRules[rule] = [.. rule.From.Select(from => RuleFromStage.Of(rule, from, when))];
            foreach (var one in _casesOfRules[rule]) cases[one.From.Index].Add(one);
        }

        Cases = [.. cases.Select(list => list.ToImmutableArray())];
        Reachable = Reach(entrances);
        Beaten = ShadowedRules.Beaten(this);
    }

    public IReadOnlyList<Stage> Stages { get; }

    public IReadOnlyList<TransitionRule> Rules { get; }

    /// <summary>The cases of each stage, by its index.</summary>
    public ImmutableArray<ImmutableArray<RuleFromStage>> Cases { get; }

    /// <summary>The stages to which rules that can fire lead from the initial one, or from that of unknown customers.</summary>
    public ImmutableHashSet<Stage> Reachable { get; }

    /// <summary>The cases that never come to fire, and the rule that beats each.</summary>
    public IReadOnlyDictionary<RuleFromStage, TransitionRule> Beaten { get; }

    public ImmutableArray<RuleFromStage> CasesOf(TransitionRule rule) => _casesOfRules[rule];

    private ImmutableHashSet<Stage> Reach(IReadOnlyList<Stage> entrances)
    {
        var reached = new HashSet<Stage>(entrances);
        var queue = new Queue<Stage>(reached);
        while (queue.TryDequeue(out var stage))
        {
            foreach (var one in Cases[stage.Index])
            {
                if (one.CanFire && reached.Add(one.Rule.To)) queue.Enqueue(one.Rule.To);
            }
        }

        return [.. reached];
    }
}
