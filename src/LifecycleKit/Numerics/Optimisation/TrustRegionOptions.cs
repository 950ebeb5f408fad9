namespace LifecycleKit.Numerics;

/// <summary>When <see cref="TrustRegion"/> is content, and how far it dares to go. The defaults suit log-likelihoods in log parameters.</summary>
internal sealed record TrustRegionOptions
{
    /// <summary>The largest entry of the gradient, held coordinates left out, with which the search may end.</summary>
    public required double GradientTolerance { get; init; }

    /// <summary>The decrease, in units of the value, that a further step may still promise when the search ends: on a long flat ridge
    /// a small gradient is not enough.</summary>
    public double ValueTolerance { get; init; } = 1e-10;

    /// <summary>A direction with less curvature than this is called flat: by default, a standard error above 100 in a log parameter.</summary>
    public double FlatCurvature { get; init; } = 1e-4;

    /// <summary>The length of the first step at most.</summary>
    public double InitialRadius { get; init; } = 1;

    /// <summary>The length of any step at most.</summary>
    public double MaxRadius { get; init; } = 1e3;

    /// <summary>The steps tried at most.</summary>
    public int MaxIterations { get; init; } = 300;

    /// <summary>The rounding error of the value, in units of its last place.</summary>
    public double NoiseUlps { get; init; } = 16;
}
