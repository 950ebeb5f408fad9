namespace LifecycleKit.Metrics;

/// <summary>A number of customers or transitions from one stage to another: a band of a Sankey diagram, an edge of a graph.</summary>
/// <param name="From">The id of the stage before; null for customers who were not there yet.</param>
/// <param name="To">The id of the stage after.</param>
/// <param name="Count">The number, at least 1.</param>
/// <remarks>Immutable and safe to share between threads.</remarks>
public readonly record struct StageLink(string? From, string To, long Count);
