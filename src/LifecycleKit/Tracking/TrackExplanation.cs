using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>Why a customer is in their stage of one track, what holds them there, and what would move them.</summary>
/// <remarks>Nothing can be set; use it on one thread at a time.</remarks>
[Mutable("carries a buffer, which is filled once")]
public sealed record TrackExplanation
{
    /// <summary>Where the customer is.</summary>
    public required TrackView View { get; init; }

    /// <summary>What became of every rule that leads from the stage.</summary>
    public required Explanation Explanation { get; init; }

    /// <summary>What would move the customer, the nearest first.</summary>
    public required IReadOnlyList<PossibleTransition> PossibleTransitions { get; init; }

    /// <summary>The track and how many moves are possible; culture-invariant. The reasons are in <see cref="Explanation"/>.</summary>
    public override string ToString() => FormattableString.Invariant($"{View}, {PossibleTransitions?.Count ?? 0} possible move(s)");
}
