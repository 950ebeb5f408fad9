namespace LifecycleKit.Scoring;

/// <summary>The figures of a population model that follow time.</summary>
internal enum PopulationFigure
{
    ProbabilityAlive,
    ExpectedOrders,
    LifetimeValue,
}
