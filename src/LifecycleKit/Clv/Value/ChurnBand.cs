namespace LifecycleKit.Clv;

/// <summary>How probable it is that a customer has left for good, in three bands.</summary>
public enum ChurnBand
{
    /// <summary>The customer is probably still there.</summary>
    Low,

    /// <summary>It may be either.</summary>
    Medium,

    /// <summary>The customer has probably left.</summary>
    High,
}
