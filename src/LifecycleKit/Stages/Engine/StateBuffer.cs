namespace LifecycleKit.Stages;

/// <summary>The state of a customer, as the engine works on it: a <see cref="LifecycleState"/> opened under one version.</summary>
internal struct StateBuffer
{
    public Stage Stage;

    public Stage? HighestStage;

    public long EnteredTicks;

    /// <summary>
    /// The latest instant at which the facts or the stage changed: time-based rules are judged from here on, and nothing goes back before
    /// it.
    /// </summary>
    public long AnchorTicks;

    /// <summary>When the next time-based rule fires; <see cref="long.MaxValue"/> for never.</summary>
    public long DueTicks;

    /// <summary>Which rule that is, by its place in the definition; -1 for none.</summary>
    public int DueRule;

    public long Sequence;

    /// <summary>When the customer came under this version of the lifecycle and its models.</summary>
    public long MovedOverTicks;

    /// <summary>When each stage was last entered, and what timers remember.</summary>
    public StateTicks Ticks;

    /// <summary>Whether the target of a rule was entered at this very instant: no stage is entered twice at one.</summary>
    public readonly bool IsClosed(CompiledRule rule, long at) => EnteredTicks == at && Ticks[rule.Rule.To.Index] == at;

    /// <summary>The customer enters a stage.</summary>
    public void Enter(Stage stage, long at)
    {
        Ticks.Set(stage.Index, at);
        Stage = stage;
        EnteredTicks = at;
        AnchorTicks = at;
        if (stage.Rank is { } rank && !(HighestStage?.Rank >= rank)) HighestStage = stage;
    }
}
