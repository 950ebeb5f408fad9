namespace LifecycleKit.Stages;

/// <summary>The working copy of a customer's state: a <see cref="LifecycleState"/> opened by an engine of one version.</summary>
internal struct StateBuffer
{
    public Stage Stage;

    public Stage? HighestStage;

    public long EnteredTicks;

    /// <summary>
    /// The latest instant at which the facts or the stage changed. Time-based rules are evaluated from here on; no change is made before
    /// it.
    /// </summary>
    public long AnchorTicks;

    /// <summary>When the next time-based rule fires; <see cref="long.MaxValue"/> for never.</summary>
    public long DueTicks;

    /// <summary>The index in the definition of the rule that fires next; -1 for none.</summary>
    public int DueRule;

    public long Sequence;

    /// <summary>When the customer moved to this version of the lifecycle and its models.</summary>
    public long MovedOverTicks;

    /// <summary>The last entry into each stage, and the timers.</summary>
    public StateTicks Ticks;

    /// <summary>The bits of the stages that were entered at <see cref="EnteredTicks"/> since the last event or move to a version.</summary>
    public ulong EnteredBits;

    /// <summary>
    /// Whether the target of a rule was entered at the same instant: no stage is entered twice at one instant, and in a membership none
    /// twice after one event.
    /// </summary>
    public readonly bool IsClosed(CompiledRule rule, long at) =>
        EnteredTicks == at && (rule.IsMembership ? (EnteredBits & rule.Target) != 0 : Ticks[rule.Rule.To.Index] == at);

    /// <summary>Moves the customer to a stage.</summary>
    public void Enter(Stage stage, long at)
    {
        Ticks.Set(stage.Index, at);
        EnteredBits = (EnteredTicks == at ? EnteredBits : 0) | (1UL << stage.Index);
        Stage = stage;
        EnteredTicks = at;
        AnchorTicks = at;
        if (stage.Rank is { } rank && !(HighestStage?.Rank >= rank)) HighestStage = stage;
    }
}
