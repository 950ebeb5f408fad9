using LifecycleKit.Rfm;

namespace LifecycleKit.Conditions;

/// <summary>What fields need besides the customer: the zone of calendar days and the frozen models.</summary>
/// <remarks>Immutable and safe to share between threads. A new model is a new context, and so a new engine.</remarks>
public sealed class FactContext
{
    /// <summary>Makes a context.</summary>
    /// <param name="timeZone">The zone in which days and recency are counted; null for UTC.</param>
    /// <param name="rfm">The cut points that score customers; null leaves every RFM field unknown.</param>
    public FactContext(TimeZoneInfo? timeZone = null, RfmModel? rfm = null) => (TimeZone, Rfm) = (timeZone ?? TimeZoneInfo.Utc, rfm);

    /// <summary>UTC days and no model.</summary>
    public static FactContext Default { get; } = new();

    /// <summary>The zone in which days and recency are counted.</summary>
    public TimeZoneInfo TimeZone { get; }

    /// <summary>The cut points that score customers; null when none were fitted.</summary>
    public RfmModel? Rfm { get; }
}
