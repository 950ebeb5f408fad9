using LifecycleKit.Conditions;

namespace LifecycleKit.Stages;

/// <summary>One rule from one of its source stages, analysed without a customer.</summary>
internal sealed class RuleFromStage
{
    private RuleFromStage(TransitionRule rule, Stage from, ConditionRegion when, string? neverDue)
    {
        Rule = rule;
        From = from;
        When = when;
        NeverDue = neverDue;
    }

    public TransitionRule Rule { get; }

    public Stage From { get; }

    /// <summary>The region in which the condition holds in this stage.</summary>
    public ConditionRegion When { get; }

    /// <summary>Why the rule is always held back while its condition holds, as a sentence; null when no reason is known.</summary>
    public string? NeverDue { get; }

    public bool CanFire => !When.IsEmpty && NeverDue is null;

    /// <param name="rule">The rule.</param>
    /// <param name="from">One of its sources.</param>
    /// <param name="when">The region in which its condition holds in any stage.</param>
    public static RuleFromStage Of(TransitionRule rule, Stage from, ConditionRegion when)
    {
        // Most conditions do not depend on the stage, and all their cases share one region.
        if (when.Asks(StageFields.Current)) when = when.And(InStage(from));
        if (when.Asks(StageFields.EnteredAt))
            when = when.And(FieldRegion.Aged(StageFields.EnteredAt, ValueSet.AtLeast(0), "stage.enteredAt is not in the future"));
        return new RuleFromStage(rule, from, when, RuleDelay.NeverDue(rule, from, when));
    }

    /// <summary>Returns the region in which the condition holds at the instant at which the customer enters this stage.</summary>
    public ConditionRegion OnArrival() => When.Asks(StageFields.EnteredAt)
        ? When.And(FieldRegion.Aged(StageFields.EnteredAt, ValueSet.Points([0]), "the stage is entered just now"))
        : When;

    private static FieldRegion InStage(Stage stage) =>
        FieldRegion.Texted(StageFields.Current, TextRange.Of([stage.Id]), $"in the stage {ConditionText.Quoted(stage.Id)}");
}
