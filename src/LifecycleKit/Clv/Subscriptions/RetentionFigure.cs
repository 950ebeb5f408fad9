namespace LifecycleKit.Clv;

/// <summary>The figures that a retention model predicts.</summary>
internal enum RetentionFigure
{
    Survival,
    Churned,
    ChurnsAt,
    Retention,
    Residual,
    Lifetime,
}
