namespace LifecycleKit.Clv;

/// <summary>The band of a customer's churn probability.</summary>
public enum ChurnBand
{
    /// <summary>The customer is probably still active.</summary>
    Low,

    /// <summary>The customer may or may not have dropped out.</summary>
    Medium,

    /// <summary>The customer has probably dropped out.</summary>
    High,
}
