namespace LifecycleKit.Stages;

/// <summary>Where a customer stands, as the engine works on it; a <see cref="LifecycleState"/> holds a finished one.</summary>
internal record struct Standing
{
    /// <summary>The engine that moves the customer: his definition and models.</summary>
    public LifecycleEngine Engine;

    public Stage Stage;

    public Stage? Highest;

    public long EnteredTicks;

    /// <summary>The latest instant at which the facts or the stage changed: rules on time are judged from here on, and nothing goes back before it.</summary>
    public long AnchorTicks;

    /// <summary>When the next rule on time fires; <see cref="long.MaxValue"/> for never.</summary>
    public long DueTicks;

    /// <summary>Which rule that is, by its place in the definition; -1 for none.</summary>
    public int DueRule;

    /// <summary>The stages entered at <see cref="EnteredTicks"/>, a bit each: none is entered twice at one instant.</summary>
    public ulong EnteredAtOnce;

    public long Sequence;

    public RuleTimers Timers;

    /// <summary>Whether the target of a rule was entered at this very instant.</summary>
    public readonly bool IsClosed(CompiledRule rule, long at) => EnteredTicks == at && (EnteredAtOnce & rule.Target) != 0;

    /// <summary>The customer enters a stage.</summary>
    public void Enter(Stage stage, long at)
    {
        EnteredAtOnce = (EnteredTicks == at ? EnteredAtOnce : 0) | (1UL << stage.Index);
        (Stage, EnteredTicks, AnchorTicks) = (stage, at, at);
        if (stage.Rank is { } rank && !(Highest?.Rank >= rank)) Highest = stage;
    }
}
