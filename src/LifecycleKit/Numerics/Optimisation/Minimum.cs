namespace LifecycleKit.Numerics;

/// <summary>The lowest point that a search found, with the course of the search.</summary>
internal sealed class Minimum
{
    public required double[] Point { get; init; }

    public required double Value { get; init; }

    public required double[] Gradient { get; init; }

    /// <summary>The Hessian, row by row, with held coordinates included.</summary>
    public required double[] Hessian { get; init; }

    /// <summary>The coordinates at a bound, or with equal bounds, whose gradient pushes outward.</summary>
    public required bool[] Held { get; init; }

    /// <summary>The least eigenvalue of the Hessian among the coordinates that are not held; +∞ when all are.</summary>
    public required double LeastCurvature { get; init; }

    public required int IterationCount { get; init; }

    public required int EvaluationCount { get; init; }

    public required MinimumOutcome Outcome { get; init; }
}
