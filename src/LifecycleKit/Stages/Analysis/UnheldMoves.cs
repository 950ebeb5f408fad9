using LifecycleKit.Conditions;

namespace LifecycleKit.Stages;

/// <summary>Moves that nothing delays, and facts at which several of them hold together: what cycles of rules are made of.</summary>
internal static class UnheldMoves
{
    /// <summary>
    /// The cases that can fire as soon as their stage is entered: no stay, cooldown or time to confirm, and no rule that always beats them.
    /// </summary>
    public static IEnumerable<RuleFromStage> Of(AnalysedLifecycle lifecycle) =>
        lifecycle.Cases.SelectMany(cases => cases).Where(one =>
            one.CanFire && one.When.IsKnown && one.From.MinStay == TimeSpan.Zero && one.Rule.To.MinStay == TimeSpan.Zero
            && one.Rule.Cooldown == TimeSpan.Zero && one.Rule.ConfirmFor == TimeSpan.Zero && !lifecycle.Beaten.ContainsKey(one));

    /// <summary>
    /// What must hold besides the stage, which differs from rule to rule, for the rule to fire as soon as its stage is entered.
    /// </summary>
    public static IEnumerable<ConditionTerm> OnArrival(RuleFromStage one) => one.OnArrival().Terms.Select(
        term => term.Without(field => ReferenceEquals(field, StageFields.EnteredAt) || ReferenceEquals(field, StageFields.Current)));

    /// <summary>Whether a condition asks for what only an event has.</summary>
    public static bool AsksForEvent(RuleFromStage one) =>
        one.When.Terms.Any(term => term.Regions.Any(region => region.Field.Timing == FieldTiming.Event));

    /// <summary>Whether there is an instant at which both rules work, as far as their dates say.</summary>
    public static bool AreInForceTogether(TransitionRule one, TransitionRule other) =>
        !(one.EffectiveFrom >= other.EffectiveUntil) && !(other.EffectiveFrom >= one.EffectiveUntil);
}
