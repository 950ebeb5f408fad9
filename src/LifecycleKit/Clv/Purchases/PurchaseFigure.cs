namespace LifecycleKit.Clv;

/// <summary>A figure that a purchase model predicts.</summary>
internal enum PurchaseFigure
{
    Alive,
    Churned,
    Expected,
    Count,
    NextPurchase,
    Discounted,
}
