using System.Collections.Immutable;

namespace LifecycleKit.Tracking;

/// <summary>The customers whose stage would change if changes were published.</summary>
public sealed class PublicationPreview
{
    /// <summary>The result that publishing the changes would have now, with errors if the changes would be refused.</summary>
    public required PublishResult Result { get; init; }

    /// <summary>The number of examined customers.</summary>
    public int CustomerCount { get; init; }

    /// <summary>The numbers of customers who would change their stage, by track and stages, the largest first.</summary>
    public ImmutableArray<PreviewedMove> Moves { get; init; } = [];

    /// <summary>The customers who could not be examined, since code of the host failed.</summary>
    public ImmutableArray<CustomerFailure> Failures { get; init; } = [];
}

/// <summary>The number of customers that a publication would move between two stages.</summary>
/// <param name="Track">The name of the track.</param>
/// <param name="From">The id of the current stage; null when the track is new.</param>
/// <param name="To">The id of the stage after the publication; null when the track is removed.</param>
/// <param name="CustomerCount">The number of customers.</param>
public sealed record PreviewedMove(string Track, string? From, string? To, int CustomerCount);
