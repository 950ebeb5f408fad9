using LifecycleKit.Conditions;

namespace LifecycleKit.Stages;

/// <summary>One rule in one of the stages from which it leads, as far as can be reckoned without a customer.</summary>
internal sealed class RuleFromStage
{
    private RuleFromStage(TransitionRule rule, Stage from, ConditionRegion when, string? neverDue) =>
        (Rule, From, When, NeverDue) = (rule, from, when, neverDue);

    public TransitionRule Rule { get; }

    public Stage From { get; }

    /// <summary>Where the condition holds in this stage.</summary>
    public ConditionRegion When { get; }

    /// <summary>Why the rule is held back whenever its condition holds, as a sentence; null when it need not be.</summary>
    public string? NeverDue { get; }

    public bool CanFire => !When.IsEmpty && NeverDue is null;

    /// <param name="rule">The rule.</param>
    /// <param name="from">One of its sources.</param>
    /// <param name="when">Where its condition holds, whatever the stage.</param>
    public static RuleFromStage Of(TransitionRule rule, Stage from, ConditionRegion when)
    {
        // Most rules ask nothing about the stage, and share one region for all their sources.
        if (when.Asks(StageFields.Current)) when = when.And(InStage(from));
        if (when.Asks(StageFields.EnteredAt)) when = when.And(FieldRegion.Aged(StageFields.EnteredAt, ValueSet.AtLeast(0), "stage.enteredAt is not ahead"));
        return new RuleFromStage(rule, from, when, RuleDelay.NeverDue(rule, from, when));
    }

    /// <summary>Where the condition holds at the instant at which the customer comes to this stage.</summary>
    public ConditionRegion OnArrival() => When.Asks(StageFields.EnteredAt)
        ? When.And(FieldRegion.Aged(StageFields.EnteredAt, ValueSet.Points([0]), "the stage is entered just now"))
        : When;

    private static FieldRegion InStage(Stage stage) =>
        FieldRegion.Texted(StageFields.Current, TextRange.Of([stage.Id]), $"in the stage {ConditionText.Quoted(stage.Id)}");
}
