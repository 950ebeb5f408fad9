using System.Collections.Immutable;

namespace LifecycleKit.Tracking;

/// <summary>Who would move if changes were published.</summary>
/// <remarks>Immutable.</remarks>
public sealed record PublicationPreview
{
    /// <summary>What publishing the changes would answer now; with its errors, if they would be refused.</summary>
    public required PublishResult Result { get; init; }

    /// <summary>How many customers were looked at.</summary>
    public int CustomerCount { get; init; }

    /// <summary>How many would be in another stage, by track and stages, the most first.</summary>
    public ImmutableArray<PreviewedMove> Moves { get; init; } = [];

    /// <summary>The customers who could not be looked at, since code of the host failed.</summary>
    public ImmutableArray<CustomerFailure> Failures { get; init; } = [];
}

/// <summary>How many customers a publication would move between two stages.</summary>
/// <param name="Track">The name of the track.</param>
/// <param name="From">The id of the stage now; null where the track is new.</param>
/// <param name="To">The id of the stage after the publication; null where the track is taken out.</param>
/// <param name="CustomerCount">How many customers.</param>
/// <remarks>Immutable.</remarks>
public sealed record PreviewedMove(string Track, string? From, string? To, int CustomerCount);
