namespace LifecycleKit.Clv;

/// <summary>The figures that a purchase model predicts.</summary>
internal enum PurchaseFigure
{
    Alive,
    Churned,
    Expected,
    Count,
    NextPurchase,
    Discounted,
}
