namespace LifecycleKit.Segments;

/// <summary>The five phases of a customer's life in <see cref="SegmentMaps.FivePhase"/>, by display name.</summary>
/// <remarks>Constants only, so safe to use from any thread. A map of your own may have other phases.</remarks>
public static class LifecyclePhase
{
    /// <summary>Visitors are won over to a first order.</summary>
    public const string Acquisition = "Acquisition";

    /// <summary>New customers are won over to come back.</summary>
    public const string Retention = "Retention";

    /// <summary>Returning customers are won over to order more.</summary>
    public const string IncreasedValue = "Increased Value";

    /// <summary>The best customers are honoured.</summary>
    public const string Veneration = "Veneration";

    /// <summary>Customers who have gone quiet are won back.</summary>
    public const string Reactivation = "Reactivation";
}
