namespace LifecycleKit.Stages;

/// <summary>What became of a rule when it was judged.</summary>
public enum RuleOutcome
{
    /// <summary>Its condition does not hold: some leaf of it is false.</summary>
    False = 0,

    /// <summary>It cannot be said whether its condition holds: a fact is missing.</summary>
    Unknown = 1,

    /// <summary>It matched, and moved the customer; in an explanation of how he stands, it would at the next of its events.</summary>
    Matched = 2,

    /// <summary>It was not tried, since a rule before it matched: see <see cref="RuleResult.Winner"/>.</summary>
    NotTried = 3,

    /// <summary>Its condition holds, but it is held back: see <see cref="RuleResult.SuppressedBy"/> and <see cref="RuleResult.NotBefore"/>.</summary>
    Suppressed = 4,

    /// <summary>Its condition holds, but not yet for as long as it must: see <see cref="RuleResult.NotBefore"/>.</summary>
    Confirming = 5,

    /// <summary>It does not work at this time: see <see cref="TransitionRule.EffectiveFrom"/> and <see cref="TransitionRule.EffectiveUntil"/>.</summary>
    NotEffective = 6,

    /// <summary>
    /// A host's predicate or field in it failed; only in an explanation of where the customer is, since a step fails with it.
    /// </summary>
    Error = 7,
}
