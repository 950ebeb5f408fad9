using System.Collections.Immutable;
using LifecycleKit.Conditions;

namespace LifecycleKit.Stages;

/// <summary>A lifecycle with one case for each rule and source stage, by stage and in the order in which rules are tried.</summary>
internal sealed class AnalysedLifecycle
{
    /// <summary>
    /// The largest number of comparisons of fields for one kind of diagnostic. Cases beyond the limit are not analysed and not reported.
    /// The limit is far above the size of hand-written lifecycles, and takes a fraction of a second.
    /// </summary>
    public const int MaxComparisons = 1_000_000;

    /// <summary>The largest number of conjunctions of all rules together.</summary>
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
        Shadowed = ShadowedRules.FindShadowed(this);
    }

    public IReadOnlyList<Stage> Stages { get; }

    public IReadOnlyList<TransitionRule> Rules { get; }

    /// <summary>The cases of each stage, by its index.</summary>
    public ImmutableArray<ImmutableArray<RuleFromStage>> Cases { get; }

    /// <summary>The stages that customers can reach from the initial stage or the fallback stage by rules that can fire.</summary>
    public ImmutableHashSet<Stage> Reachable { get; }

    /// <summary>The cases that never fire because an earlier rule always matches, each with that rule.</summary>
    public IReadOnlyDictionary<RuleFromStage, TransitionRule> Shadowed { get; }

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
