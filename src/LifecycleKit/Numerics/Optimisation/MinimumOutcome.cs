namespace LifecycleKit.Numerics;

/// <summary>How a search for a minimum ended.</summary>
internal enum MinimumOutcome
{
    /// <summary>A minimum inside the box, or a point at which any further decrease is below the rounding error.</summary>
    Converged,

    /// <summary>Converged, with some coordinates held at a bound beyond which the value falls further.</summary>
    AtBound,

    /// <summary>Converged inside the box, but the value has almost no curvature in some direction.</summary>
    Flat,

    /// <summary>The allowed iterations were used up.</summary>
    IterationLimit,

    /// <summary>
    /// No step lowers the value, although the derivatives predict a decrease: the derivatives are wrong, or the value is too noisy.
    /// </summary>
    Stalled,

    /// <summary>The start has no finite value.</summary>
    NoStart,
}
