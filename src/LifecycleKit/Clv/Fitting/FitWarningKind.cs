namespace LifecycleKit.Clv;

/// <summary>What a fit warns of.</summary>
public enum FitWarningKind
{
    /// <summary>The sample is too small for a model, or its maximum cannot be told.</summary>
    NotEnoughData,

    /// <summary>Few customers purchased again, so the parameters are known badly.</summary>
    TooFewRepeats,

    /// <summary>A parameter, or a combination of them, is hardly determined by the sample.</summary>
    NotIdentified,

    /// <summary>
    /// A parameter runs to 0 or to infinity: the sample does not determine it. Observe longer, or set <see cref="FitOptions.Penalty"/>.
    /// </summary>
    AtBoundary,

    /// <summary>Half or more of the customers have no repeat purchase, and this model calls each of them alive for certain.</summary>
    OneTimeBuyersAlive,

    /// <summary>The population's mean is infinite under the fitted parameters.</summary>
    InfiniteMean,

    /// <summary>Purchases come at regular distances or customers leave at known dates: the sample looks contractual.</summary>
    LooksContractual,

    /// <summary>Rows were left out of the fit.</summary>
    RowsLeftOut,

    /// <summary>The steps ran out before the maximum was found.</summary>
    IterationLimit,

    /// <summary>The sample contradicts an assumption of the model.</summary>
    AssumptionViolated,
}
