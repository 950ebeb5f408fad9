using LifecycleKit.Rfm;
using LifecycleKit.Scoring;

namespace LifecycleKit.Conditions;

/// <summary>What fields need besides the customer: the zone of calendar days and the frozen models.</summary>
/// <remarks>Immutable and safe to share between threads. A new model is a new context, and so a new engine.</remarks>
public sealed class FactContext
{
    /// <summary>Makes a context.</summary>
    /// <param name="timeZone">The zone in which days and recency are counted; null for UTC.</param>
    /// <param name="rfm">The cut points that score customers; null for those of the population model, or else every RFM field is unknown.</param>
    /// <param name="population">The model that <c>clv.</c> fields follow; null leaves them unknown.</param>
    /// <exception cref="ArgumentException">
    /// A model counts days in another zone, the cut points spread ties, or they are not those of the population model.
    /// </exception>
    public FactContext(TimeZoneInfo? timeZone = null, RfmModel? rfm = null, PopulationModel? population = null)
    {
        (TimeZone, Rfm, Population) = (timeZone ?? TimeZoneInfo.Utc, rfm ?? population?.Rfm, population);
        if (Problem(TimeZone, rfm) is { } problem) throw new ArgumentException(problem, nameof(rfm));
        if (Problem(TimeZone, rfm, population) is { } mismatch) throw new ArgumentException(mismatch, nameof(population));
        var text = $"{TimeZone.Id}\n{Rfm?.ContentHash}";
        Version = TextDigest.Short(population is null ? text : $"{text}\n{population.ContentHash}");
    }

    /// <summary>UTC days and no model.</summary>
    public static FactContext Default { get; } = new();

    /// <summary>The zone in which days and recency are counted.</summary>
    public TimeZoneInfo TimeZone { get; }

    /// <summary>The cut points that score customers: those of the population model if there is one; null when none were fitted.</summary>
    public RfmModel? Rfm { get; }

    /// <summary>The model of when customers order and leave; null when none was fitted.</summary>
    public PopulationModel? Population { get; }

    /// <summary>A hash of zone and models, 32 hex digits: equal for contexts by which every customer is judged alike.</summary>
    public string Version { get; }

    /// <summary>Why the cut points cannot be used with the zone; null when they can.</summary>
    internal static string? Problem(TimeZoneInfo zone, RfmModel? rfm)
    {
        if (rfm is null) return null;
        if (rfm.TimeZoneId != zone.Id) return $"The RFM model counts days in '{rfm.TimeZoneId}', the lifecycle in '{zone.Id}'; fit the model in the same zone.";
        // A rule sees a customer without his id, and so without his tie key.
        return rfm.NeedsTieKeys ? "The RFM model spreads ties, so equal customers score differently; rules need one that does not." : null;
    }

    /// <summary>Why the population model cannot be used with the zone, or beside the cut points; null when it can.</summary>
    internal static string? Problem(TimeZoneInfo zone, RfmModel? rfm, PopulationModel? population)
    {
        if (population is null) return null;
        if (population.TimeZoneId != zone.Id)
            return $"The population model counts days in '{population.TimeZoneId}', the lifecycle in '{zone.Id}'; fit the model in the same zone.";
        return rfm is null || ReferenceEquals(rfm, population.Rfm) || rfm.ContentHash == population.Rfm.ContentHash
            ? null
            : "The population model has other cut points than the RFM model; leave the RFM model out, and those of the population model are used.";
    }
}
