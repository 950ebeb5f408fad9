using LifecycleKit.Conditions;

namespace LifecycleKit.Stages;

/// <summary>Finds the moves without delay, of which cycles of rules consist.</summary>
internal static class UnheldMoves
{
    /// <summary>
    /// Returns the cases that can fire as soon as their stage is entered: without MinStay, Cooldown and ConfirmFor, and not shadowed.
    /// </summary>
    public static IEnumerable<RuleFromStage> Of(AnalysedLifecycle lifecycle) =>
        lifecycle.Cases.SelectMany(cases => cases).Where(one =>
            one.CanFire && one.When.IsKnown && one.From.MinStay == TimeSpan.Zero && one.Rule.To.MinStay == TimeSpan.Zero
            && one.Rule.Cooldown == TimeSpan.Zero && one.Rule.ConfirmFor == TimeSpan.Zero && !lifecycle.Shadowed.ContainsKey(one));

    /// <summary>
    /// Returns the conjunctions, without requirements for the stage, for which the rule fires as soon as its stage is entered.
    /// </summary>
    public static IEnumerable<ConditionTerm> OnArrival(RuleFromStage one) => one.OnArrival().Terms.Select(
        term => term.Without(field => ReferenceEquals(field, StageFields.EnteredAt) || ReferenceEquals(field, StageFields.Current)));

    /// <summary>Whether a condition reads fields of the event.</summary>
    public static bool AsksForEvent(RuleFromStage one) =>
        one.When.Terms.Any(term => term.Regions.Any(region => region.Field.Timing == FieldTiming.Event));

    /// <summary>Whether the dates of two rules overlap.</summary>
    public static bool AreInForceTogether(TransitionRule one, TransitionRule other) =>
        !(one.EffectiveFrom >= other.EffectiveUntil) && !(other.EffectiveFrom >= one.EffectiveUntil);
}
