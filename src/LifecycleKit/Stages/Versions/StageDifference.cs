namespace LifecycleKit.Stages;

/// <summary>A customer who stands at another stage under another version.</summary>
/// <param name="CustomerId">Who it is.</param>
/// <param name="Current">The id of the stage under the version in force.</param>
/// <param name="Proposed">The id of the stage under the other.</param>
/// <remarks>Immutable.</remarks>
public sealed record StageDifference(string CustomerId, string Current, string Proposed);
