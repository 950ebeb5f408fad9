using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>Why a customer stands where he stands in one track, what holds him there, and what would move him.</summary>
/// <remarks>Belongs to its receiver; nobody changes it after it was made, so it may be shared between threads.</remarks>
[Mutable("carries a buffer, which is filled once")]
public sealed record TrackExplanation
{
    internal TrackExplanation(TrackView view, Explanation explanation, IReadOnlyList<PossibleMove> moves) =>
        (View, Explanation, Moves) = (view, explanation, moves);

    /// <summary>Where he stands.</summary>
    public TrackView View { get; }

    /// <summary>What became of every rule that leads from his stage.</summary>
    public Explanation Explanation { get; }

    /// <summary>What would move him, the nearest first.</summary>
    public IReadOnlyList<PossibleMove> Moves { get; }
}
