namespace LifecycleKit.Stages;

/// <summary>How many customers stand at one stage under the version in force and at another under a proposed one.</summary>
/// <param name="Current">The id of the stage under the version in force.</param>
/// <param name="Proposed">The id of the stage under the other.</param>
/// <param name="CustomerCount">How many; at least 1.</param>
/// <remarks>Immutable.</remarks>
public sealed record StageDifferenceCount(string Current, string Proposed, long CustomerCount);
