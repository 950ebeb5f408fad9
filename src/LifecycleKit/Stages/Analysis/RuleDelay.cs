using LifecycleKit.Conditions;

namespace LifecycleKit.Stages;

/// <summary>Whether a rule is held back for as long as its condition can hold.</summary>
internal static class RuleDelay
{
    /// <summary>Why the rule can never fire from a stage though its condition can hold there; null when nothing says so.</summary>
    public static string? NeverDue(TransitionRule rule, Stage from, ConditionRegion when)
    {
        if (!when.IsKnown || when.IsEmpty) return null;
        return IsTooLate(rule, from, when) ?? IsTooShort(rule, StageFields.EnteredAt, when) ?? IsTooShort(rule, Fields.FirstSeenAt, when) ?? IsOutOfDate(rule, when);
    }

    /// <summary>When the rule may fire at last, he has been in the stage for longer than the condition allows.</summary>
    private static string? IsTooLate(TransitionRule rule, Stage from, ConditionRegion when)
    {
        var delay = from.MinStay > rule.ConfirmFor ? from.MinStay : rule.ConfirmFor;
        if (delay == TimeSpan.Zero || !when.Asks(StageFields.EnteredAt)) return null;
        if (!when.AgesOf(StageFields.EnteredAt).And(ValueSet.AtLeast(delay.Ticks)).IsEmpty) return null;
        var why = from.MinStay >= rule.ConfirmFor ? "the stage's MinStay" : "ConfirmFor";
        return $"Its condition holds only sooner after '{from}' was entered than {why} of {ConditionText.Duration(delay.Ticks)} allows.";
    }

    /// <summary>
    /// An instant that no event moves forward grows old as the clock runs, and no range of ages comes twice: together they are as long as a condition
    /// on them can hold. (An event that comes late may move it back, and so from one range to the next.)
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
            : $"Its condition on {instant.Name} never holds for as long as ConfirmFor of {ConditionText.Duration(rule.ConfirmFor.Ticks)}.";
    }

    /// <summary>The instants at which the condition can hold all lie outside the dates between which the rule works.</summary>
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
