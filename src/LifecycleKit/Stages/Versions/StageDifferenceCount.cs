namespace LifecycleKit.Stages;

/// <summary>The number of customers who are in one stage under the version in force and in another stage under a proposed version.</summary>
/// <param name="Current">The id of the stage under the version in force.</param>
/// <param name="Proposed">The id of the stage under the proposed version.</param>
/// <param name="CustomerCount">The number of customers; at least 1.</param>
/// <remarks>Immutable.</remarks>
public sealed record StageDifferenceCount(string Current, string Proposed, long CustomerCount);
