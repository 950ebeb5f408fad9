using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>The explanation of a stage in one track: the result of each rule, and the possible transitions.</summary>
/// <remarks>Not thread-safe.</remarks>
[Mutable("carries a buffer, which is filled once")]
public sealed class TrackExplanation
{
    /// <summary>The stage of the customer.</summary>
    public required TrackView View { get; init; }

    /// <summary>The result of every rule that leads from the stage.</summary>
    public required Explanation Explanation { get; init; }

    /// <summary>The possible transitions, the nearest first.</summary>
    public required IReadOnlyList<PossibleTransition> PossibleTransitions { get; init; }

    /// <summary>
    /// Returns the view and the number of possible transitions; culture-invariant. The reasons are in <see cref="Explanation"/>.
    /// </summary>
    public override string ToString() => FormattableString.Invariant($"{View}, {PossibleTransitions?.Count ?? 0} possible transition(s)");
}
