namespace LifecycleKit.Numerics;

/// <summary>How a search for a minimum ended.</summary>
internal enum MinimumOutcome
{
    /// <summary>A minimum inside the box, or no decrease is left that the value could show.</summary>
    Converged,

    /// <summary>Converged, with some coordinates held at a bound beyond which the value falls further.</summary>
    AtBound,

    /// <summary>Converged inside the box, but there is a direction in which the value hardly bends.</summary>
    Flat,

    /// <summary>The allowed iterations were used up.</summary>
    IterationLimit,

    /// <summary>No step lowers the value, although the derivatives promise it: they are wrong, or the value is too noisy.</summary>
    Stalled,

    /// <summary>The start has no finite value.</summary>
    NoStart,
}
