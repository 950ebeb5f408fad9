namespace LifecycleKit.Clv;

/// <summary>The kind of a warning about a fit.</summary>
public enum FitWarningKind
{
    /// <summary>The sample is too small for a model.</summary>
    NotEnoughData,

    /// <summary>Few customers purchased again, so the parameters are not precise.</summary>
    TooFewRepeats,

    /// <summary>A parameter, or a combination of them, is hardly determined by the sample.</summary>
    NotIdentified,

    /// <summary>
    /// A parameter goes to 0 or to infinity: the sample does not determine the parameter. Observe customers for longer, or set
    /// <see cref="FitOptions.Penalty"/>.
    /// </summary>
    AtBoundary,

    /// <summary>Half or more of the customers have no repeat purchase, and under this model each of them is certainly alive.</summary>
    OneTimeBuyersAlive,

    /// <summary>The population's mean is infinite under the fitted parameters.</summary>
    InfiniteMean,

    /// <summary>Purchases come at regular intervals: the sample looks like subscriptions.</summary>
    LooksContractual,

    /// <summary>Rows were left out of the fit.</summary>
    RowsLeftOut,

    /// <summary>The fit reached its iteration limit before the maximum was found.</summary>
    IterationLimit,

    /// <summary>The sample contradicts an assumption of the model.</summary>
    AssumptionViolated,
}
