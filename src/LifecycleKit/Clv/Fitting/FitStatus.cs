namespace LifecycleKit.Clv;

/// <summary>How a fit ended.</summary>
public enum FitStatus
{
    /// <summary>There is no model: the sample has too little in it. The warnings say what is missing.</summary>
    NotEnoughData,

    /// <summary>The maximum was found, and the likelihood is curved in every direction around it.</summary>
    Converged,

    /// <summary>
    /// The maximum was found, but some direction is all but flat there: predictions are usable, single parameters mean little, and
    /// there are no standard errors.
    /// </summary>
    NotIdentified,

    /// <summary>
    /// The likelihood grows towards a limit of the model (a parameter to 0 or to infinity); the model given is the best within the bounds.
    /// Parameters at a bound have no standard error.
    /// </summary>
    AtBoundary,

    /// <summary>The steps ran out; the model given is the best one seen.</summary>
    IterationLimit,
}
