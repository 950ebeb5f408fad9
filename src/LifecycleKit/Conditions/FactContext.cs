using LifecycleKit.Rfm;

namespace LifecycleKit.Conditions;

/// <summary>What fields need besides the customer: the zone of calendar days and the frozen models.</summary>
/// <remarks>Immutable and safe to share between threads. A new model is a new context, and so a new engine.</remarks>
public sealed class FactContext
{
    /// <summary>Makes a context.</summary>
    /// <param name="timeZone">The zone in which days and recency are counted; null for UTC.</param>
    /// <param name="rfm">The cut points that score customers; null leaves every RFM field unknown.</param>
    /// <exception cref="ArgumentException">The model counts days in another zone, or spreads ties.</exception>
    public FactContext(TimeZoneInfo? timeZone = null, RfmModel? rfm = null)
    {
        (TimeZone, Rfm) = (timeZone ?? TimeZoneInfo.Utc, rfm);
        if (Problem(TimeZone, rfm) is { } problem) throw new ArgumentException(problem, nameof(rfm));
        Version = TextDigest.Short($"{TimeZone.Id}\n{rfm?.ToJson()}");
    }

    /// <summary>UTC days and no model.</summary>
    public static FactContext Default { get; } = new();

    /// <summary>The zone in which days and recency are counted.</summary>
    public TimeZoneInfo TimeZone { get; }

    /// <summary>The cut points that score customers; null when none were fitted.</summary>
    public RfmModel? Rfm { get; }

    /// <summary>A hash of zone and models, 32 hex digits: equal for contexts by which every customer is judged alike.</summary>
    public string Version { get; }

    /// <summary>Why the model cannot be used with the zone; null when it can.</summary>
    internal static string? Problem(TimeZoneInfo zone, RfmModel? rfm)
    {
        if (rfm is null) return null;
        if (rfm.TimeZoneId != zone.Id) return $"The RFM model counts days in '{rfm.TimeZoneId}', the lifecycle in '{zone.Id}'; fit the model in the same zone.";
        // A rule sees a customer without his id, and so without his tie key.
        return rfm.NeedsTieKeys ? "The RFM model spreads ties, so equal customers score differently; rules need one that does not." : null;
    }
}
