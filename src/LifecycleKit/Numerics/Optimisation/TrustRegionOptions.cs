namespace LifecycleKit.Numerics;

/// <summary>The end conditions and step limits of <see cref="TrustRegion"/>. The defaults suit log-likelihoods in log parameters.</summary>
internal sealed record TrustRegionOptions
{
    /// <summary>The search may end when the largest gradient entry, without held coordinates, is at most this value.</summary>
    public required double GradientTolerance { get; init; }

    /// <summary>The search may end when the predicted decrease of a further step is at most this value, in units of the value: on a
    /// long flat ridge a small gradient is not enough.</summary>
    public double ValueTolerance { get; init; } = 1e-10;

    /// <summary>
    /// A direction with less curvature than this is called flat: by default, a standard error above 100 in a log parameter.
    /// </summary>
    public double FlatCurvature { get; init; } = 1e-4;

    /// <summary>The maximum length of the first step.</summary>
    public double InitialRadius { get; init; } = 1;

    /// <summary>The maximum length of any step.</summary>
    public double MaxRadius { get; init; } = 1e3;

    /// <summary>The maximum number of steps.</summary>
    public int MaxIterations { get; init; } = 300;

    /// <summary>The rounding error of the value, in units of its last place.</summary>
    public double NoiseUlps { get; init; } = 16;
}
