namespace LifecycleKit.Segments;

/// <summary>The display names of the five phases in <see cref="SegmentMaps.FivePhase"/>.</summary>
/// <remarks>Other maps may have other phases.</remarks>
public static class LifecyclePhase
{
    /// <summary>Visitors are persuaded to place a first order.</summary>
    public const string Acquisition = "Acquisition";

    /// <summary>New customers are persuaded to order again.</summary>
    public const string Retention = "Retention";

    /// <summary>Returning customers are persuaded to order more.</summary>
    public const string IncreasedValue = "Increased Value";

    /// <summary>The best customers are rewarded.</summary>
    public const string Veneration = "Veneration";

    /// <summary>Inactive customers are won back.</summary>
    public const string Reactivation = "Reactivation";
}
