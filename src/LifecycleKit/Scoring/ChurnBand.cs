namespace LifecycleKit.Scoring;

/// <summary>How probable it is that a customer has left for good, in three bands.</summary>
public enum ChurnBand
{
    /// <summary>There is no probability, for want of an order or of a model.</summary>
    None = 0,

    /// <summary>Below 0.33.</summary>
    Low = 1,

    /// <summary>From 0.33 on, below 0.66.</summary>
    Medium = 2,

    /// <summary>0.66 or more.</summary>
    High = 3,
}
