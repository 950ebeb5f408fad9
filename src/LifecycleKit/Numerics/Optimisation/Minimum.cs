namespace LifecycleKit.Numerics;

/// <summary>The lowest point that a search found, and how the search went.</summary>
internal sealed class Minimum
{
    public required double[] Point { get; init; }

    public required double Value { get; init; }

    public required double[] Gradient { get; init; }

    /// <summary>Row by row; of the whole function, held coordinates included.</summary>
    public required double[] Hessian { get; init; }

    /// <summary>Which coordinates lie at a bound, or have no room at all, with a gradient that pushes outward.</summary>
    public required bool[] Held { get; init; }

    /// <summary>The least eigenvalue of the Hessian among the coordinates that are not held; +∞ when all are.</summary>
    public required double LeastCurvature { get; init; }

    public required int IterationCount { get; init; }

    public required int EvaluationCount { get; init; }

    public required MinimumOutcome Outcome { get; init; }
}
