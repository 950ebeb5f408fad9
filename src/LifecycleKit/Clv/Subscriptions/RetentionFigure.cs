namespace LifecycleKit.Clv;

/// <summary>A figure that a retention model predicts.</summary>
internal enum RetentionFigure
{
    Survival,
    Churned,
    ChurnsAt,
    Retention,
    Residual,
    Lifetime,
}
