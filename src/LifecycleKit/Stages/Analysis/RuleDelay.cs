using LifecycleKit.Conditions;

namespace LifecycleKit.Stages;

/// <summary>Checks whether a rule is held back for as long as its condition can hold.</summary>
internal static class RuleDelay
{
    /// <summary>
    /// Returns why the rule can never fire from a stage although its condition can hold there; null when no reason is known.
    /// </summary>
    public static string? NeverDue(TransitionRule rule, Stage from, ConditionRegion when)
    {
        if (!when.IsKnown || when.IsEmpty) return null;
        return IsTooLate(rule, from, when) ?? IsTooShort(rule, StageFields.EnteredAt, when) ?? IsTooShort(rule, Fields.FirstSeenAt, when)
            ?? IsOutOfDate(rule, when);
    }

    /// <summary>
    /// Checks whether MinStay or ConfirmFor ends only when the customer has been in the stage for longer than the condition allows.
    /// </summary>
    private static string? IsTooLate(TransitionRule rule, Stage from, ConditionRegion when)
    {
        var delay = from.MinStay > rule.ConfirmFor ? from.MinStay : rule.ConfirmFor;
        if (delay == TimeSpan.Zero || !when.Asks(StageFields.EnteredAt)) return null;
        if (!when.AgesOf(StageFields.EnteredAt).And(ValueSet.AtLeast(delay.Ticks)).IsEmpty) return null;
        var why = from.MinStay >= rule.ConfirmFor ? "the stage's MinStay" : "ConfirmFor";
        return $"Its condition holds only for a shorter stay in '{from}' than {why} of {DurationText.Write(delay.Ticks)} requires.";
    }

    /// <summary>
    /// Checks whether the ages for which the condition holds are together shorter than ConfirmFor. No event moves the instant forward, so
    /// its age only grows and no range of ages occurs twice. (A late event may move the instant back, and so from one range to the next.)
    /// </summary>
    private static string? IsTooShort(TransitionRule rule, InstantField instant, ConditionRegion when)
    {
        if (rule.ConfirmFor == TimeSpan.Zero || !when.Asks(instant)) return null;
        decimal longest = 0;
        foreach (var run in when.AgesOf(instant).Intervals)
        {
            if (run.Low == ValueBound.Lowest || run.High == ValueBound.Highest) return null;
            longest += run.High.Value - run.Low.Value + 1;
        }

        return longest > rule.ConfirmFor.Ticks
            ? null
            : $"Its condition on {instant.Name} never holds for as long as ConfirmFor of {DurationText.Write(rule.ConfirmFor.Ticks)}.";
    }

    /// <summary>Checks whether all instants at which the condition can hold are outside the dates of the rule.</summary>
    private static string? IsOutOfDate(TransitionRule rule, ConditionRegion when)
    {
        if (rule.EffectiveFrom is null && rule.EffectiveUntil is null) return null;
        var low = rule.EffectiveFrom is { } from ? new ValueBound(from.UtcTicks, 0) : ValueBound.Lowest;
        var high = rule.EffectiveUntil is { } until ? new ValueBound(until.UtcTicks - 1, 0) : ValueBound.Highest;
        var works = ValueSet.Between(low, high);
        return when.Terms.All(term => term.Now().And(works).IsEmpty)
            ? $"Its condition can hold only {(IsBefore(when, low) ? "before EffectiveFrom" : "from EffectiveUntil on, or before EffectiveFrom")}."
            : null;
    }

    private static bool IsBefore(ConditionRegion when, ValueBound from) => when.Terms.All(term => term.Now().High.CompareTo(from) < 0);
}
