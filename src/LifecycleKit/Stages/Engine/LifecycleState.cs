using LifecycleKit.Conditions;

namespace LifecycleKit.Stages;

/// <summary>Where one customer stands in one lifecycle: a small value, to be kept by the host.</summary>
/// <remarks>
/// <para>Made and moved by a <see cref="LifecycleEngine"/> alone, and bound to it: to its definition, zone and models.</para>
/// <para><c>default</c> has not started and is refused by the engine. Immutable and safe to share between threads.</para>
/// </remarks>
public readonly record struct LifecycleState
{
    private readonly Standing _standing;

    internal LifecycleState(in Standing standing) => _standing = standing;

    /// <summary>The current stage.</summary>
    /// <exception cref="InvalidOperationException">The state is <c>default</c>.</exception>
    public Stage Stage => _standing.Stage ?? throw new InvalidOperationException("The state has not started: make it with LifecycleEngine.Start.");

    /// <summary>The stage of the highest rank reached so far, the first one at that rank; null when none with a rank was.</summary>
    public Stage? Highest => _standing.Highest;

    /// <summary>Since when the customer is in the current stage, in UTC.</summary>
    public DateTimeOffset EnteredAt => new(_standing.EnteredTicks, TimeSpan.Zero);

    /// <summary>When time alone will next move the customer if nothing happens, in UTC; null for never. Until then nothing changes.</summary>
    public DateTimeOffset? NextDue => DueTicks == long.MaxValue ? null : new DateTimeOffset(DueTicks, TimeSpan.Zero);

    /// <summary>How many transitions have been made.</summary>
    public long Sequence => _standing.Sequence;

    /// <summary>Whether the state was made by an engine.</summary>
    public bool HasStarted => _standing.Stage is not null;

    /// <summary>The engine that made it; null before the start.</summary>
    internal LifecycleEngine? Engine => _standing.Engine;

    internal long AnchorTicks => _standing.AnchorTicks;

    internal long DueTicks => HasStarted ? _standing.DueTicks : long.MaxValue;

    /// <summary>The stage, since when, and until when at most; culture-invariant.</summary>
    public override string ToString() => !HasStarted
        ? "(not started)"
        : $"{Stage} since {ConditionText.Instant(_standing.EnteredTicks)}, next due {(DueTicks == long.MaxValue ? "never" : ConditionText.Instant(DueTicks))}";

    /// <summary>This state as it follows upon another one of the same customer: his transitions are counted on, and his highest stage does not fall.</summary>
    internal LifecycleState After(in LifecycleState before, long sequence)
    {
        var standing = _standing;
        standing.Sequence = sequence;
        if (before.Highest is { } highest && !(standing.Highest?.Rank > highest.Rank)) standing.Highest = highest;
        return new LifecycleState(standing);
    }

    /// <summary>A copy to work on.</summary>
    internal Standing ToStanding() => _standing;
}
