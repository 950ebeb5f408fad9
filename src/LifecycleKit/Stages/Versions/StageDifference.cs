namespace LifecycleKit.Stages;

/// <summary>A customer who is in different stages under two versions of a lifecycle.</summary>
/// <param name="CustomerId">The id of the customer.</param>
/// <param name="Current">The id of the stage under the version in force.</param>
/// <param name="Proposed">The id of the stage under the proposed version.</param>
/// <remarks>Immutable.</remarks>
public sealed record StageDifference(string CustomerId, string Current, string Proposed);
