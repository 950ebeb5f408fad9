namespace LifecycleKit.Stages;

/// <summary>Where one customer stands in one lifecycle: a small value, to be kept by the host.</summary>
/// <remarks>
/// <para>Made and moved by a <see cref="LifecycleEngine"/> alone, and bound to its definition.</para>
/// <para><c>default</c> has not started and is refused by the engine. Immutable and safe to share between threads.</para>
/// </remarks>
public readonly record struct LifecycleState
{
    private readonly Stage? _stage;

    internal LifecycleState(Stage stage, long ticks)
    {
        (_stage, EnteredTicks, AnchorTicks, DueTicks, EnteredAtOnce) = (stage, ticks, ticks, long.MaxValue, 1UL << stage.Index);
        Highest = stage.Rank is null ? null : stage;
    }

    /// <summary>The current stage.</summary>
    /// <exception cref="InvalidOperationException">The state is <c>default</c>.</exception>
    public Stage Stage
    {
        get => _stage ?? throw new InvalidOperationException("The state has not started: make it with LifecycleEngine.Start.");
        internal init => _stage = value;
    }

    /// <summary>The stage of the highest rank reached so far, the first one at that rank; null when none with a rank was.</summary>
    public Stage? Highest { get; internal init; }

    /// <summary>Since when the customer is in the current stage, in UTC.</summary>
    public DateTimeOffset EnteredAt => new(EnteredTicks, TimeSpan.Zero);

    /// <summary>When time alone will next move the customer if nothing happens, in UTC; null for never. Until then nothing changes.</summary>
    public DateTimeOffset? NextDue => DueTicks == long.MaxValue ? null : new DateTimeOffset(DueTicks, TimeSpan.Zero);

    /// <summary>How many transitions have been made.</summary>
    public long Sequence { get; internal init; }

    /// <summary>Whether the state was made by an engine.</summary>
    public bool HasStarted => _stage is not null;

    internal long EnteredTicks { get; init; }

    /// <summary>The latest instant at which the facts or the stage changed: time rules are judged from here on, and nothing goes back before it.</summary>
    internal long AnchorTicks { get; init; }

    /// <summary>When the next rule on time fires; <see cref="long.MaxValue"/> for never.</summary>
    internal long DueTicks { get; init; }

    /// <summary>The stages entered at <see cref="EnteredTicks"/>, a bit each: none is entered twice at one instant.</summary>
    internal ulong EnteredAtOnce { get; init; }

    /// <summary>The stage, since when, and until when at most; culture-invariant.</summary>
    public override string ToString() => _stage is null
        ? "(not started)"
        : FormattableString.Invariant($"{_stage} since {EnteredAt:O}, next due {(NextDue is { } due ? due.ToString("O") : "never")}");
}
