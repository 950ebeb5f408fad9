namespace LifecycleKit.Scoring;

/// <summary>A figure of a population model that changes with time.</summary>
internal enum PopulationFigure
{
    ProbabilityAlive,
    ExpectedOrders,
    LifetimeValue,
}
