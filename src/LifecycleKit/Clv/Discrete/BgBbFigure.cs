namespace LifecycleKit.Clv;

/// <summary>The figures that BG/BB predicts.</summary>
internal enum BgBbFigure
{
    Alive,
    Churned,
    Expected,
    Count,
    Discounted,
}
