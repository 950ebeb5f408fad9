namespace LifecycleKit.Clv;

/// <summary>How a fit ended.</summary>
public enum FitStatus
{
    /// <summary>There is no model: the sample is too small. The warnings say what is missing.</summary>
    NotEnoughData,

    /// <summary>The maximum was found, and the likelihood is curved in every direction around it.</summary>
    Converged,

    /// <summary>
    /// The maximum was found, but the likelihood is almost flat in some direction: predictions are usable, single parameters mean
    /// little, and there are no standard errors.
    /// </summary>
    NotIdentified,

    /// <summary>
    /// The likelihood grows towards a limit of the model (a parameter goes to 0 or to infinity); the model is the best one within the
    /// bounds. Parameters at a bound have no standard error.
    /// </summary>
    AtBoundary,

    /// <summary>The fit reached <see cref="FitOptions.MaxIterations"/>; the model is the best one found.</summary>
    IterationLimit,
}
