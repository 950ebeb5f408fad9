namespace LifecycleKit.Stages;

/// <summary>
/// A state as a store in memory keeps it: what only a transition changes is common to the states between two transitions.
/// </summary>
internal readonly partial struct KeptState
{
    private readonly StageStay _stay;
    private readonly long _anchorTicks;
    private readonly long _dueTicks;
    private readonly int _dueRule;

    /// <param name="state">The state.</param>
    /// <param name="before">The state of the customer before it, whose data are used again where they are equal.</param>
    public KeptState(in LifecycleState state, in KeptState before)
    {
        _stay = before._stay is { } stay && stay.IsOf(state) ? stay : new StageStay(state);
        _anchorTicks = state.AnchorTicks;
        _dueTicks = state.DueTicks;
        _dueRule = state.DueRule;
    }

    public StateNames? Names => _stay?.Names;

    public long AnchorTicks => _anchorTicks;

    public LifecycleState ToState() => _stay is null ? default : new LifecycleState(_stay, _anchorTicks, _dueTicks, _dueRule);
}

/// <summary>The part of a state that stays the same until a transition or another version.</summary>
internal sealed partial class StageStay
{
    private readonly long[] _ticks;

    public StageStay(in LifecycleState state)
    {
        Names = state.Names!;
        ContextVersion = state.ContextVersion;
        Stage = state.StageIndex;
        Highest = state.HighestIndex;
        EnteredTicks = state.EnteredTicks;
        MovedOverTicks = state.MovedOverTicks;
        Sequence = state.Sequence;
        _ticks = state.Ticks.ToArray();
    }

    public StateNames Names { get; }

    public string ContextVersion { get; }

    public int Stage { get; }

    public int Highest { get; }

    public long EnteredTicks { get; }

    public long MovedOverTicks { get; }

    public long Sequence { get; }

    public StateTicks Ticks => StateTicks.Of(_ticks);

    public bool IsOf(in LifecycleState state) =>
        ReferenceEquals(Names, state.Names) && Stage == state.StageIndex && Highest == state.HighestIndex
        && EnteredTicks == state.EnteredTicks && MovedOverTicks == state.MovedOverTicks && Sequence == state.Sequence
        && string.Equals(ContextVersion, state.ContextVersion, StringComparison.Ordinal) && state.Ticks.AreEqual(_ticks);
}
