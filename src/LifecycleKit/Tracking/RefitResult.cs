using System.Collections.Immutable;
using LifecycleKit.Scoring;
using LifecycleKit.Segments;

namespace LifecycleKit.Tracking;

/// <summary>The result of fitting a population model to the orders of a store, and of publishing the model.</summary>
public sealed record RefitResult
{
    /// <summary>The fit: the model, its status and its warnings.</summary>
    public required PopulationFit Fit { get; init; }

    /// <summary>The result of publishing the model; null when the model is not fit to publish.</summary>
    public PublishResult? Publication { get; init; }

    /// <summary>The number of orders to which the model is fitted: counted ones and credits, of any age.</summary>
    public int OrderCount { get; init; }

    /// <summary>The number of customers with such orders.</summary>
    public int CustomerCount { get; init; }

    /// <summary>The customers of the fit by segment; null without a model, or when its bins are not those of the shop's map.</summary>
    public SegmentTable? Segments { get; init; }

    /// <summary>
    /// Warnings that do not prevent publishing: those of the fit (<see cref="PopulationFit.Diagnostics"/>) and of its segments
    /// (<see cref="SegmentTable.Diagnostics"/>).
    /// </summary>
    /// <value>Empty by default.</value>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>All reasons why the model was not published; empty when the model is in force.</summary>
    public ImmutableArray<string> Errors { get; init; } = [];

    /// <summary>Whether the model is in force.</summary>
    public bool IsPublished => Errors.IsEmpty;

    /// <summary>Returns the number of orders, and whether the model is in force; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{(IsPublished ? "published" : $"not published: {Errors.Length} error(s)")}, {CustomerCount} customer(s), {OrderCount} order(s)");
}
