using LifecycleKit.Rfm;
using LifecycleKit.Scoring;

namespace LifecycleKit.Conditions;

/// <summary>The time zone of calendar days and the fitted models by which fields are read.</summary>
/// <remarks>A new model needs a new context, and therefore a new engine.</remarks>
public sealed class FactContext
{
    /// <summary>Creates a context.</summary>
    /// <param name="timeZone">The zone in which days and recency are counted; null for UTC.</param>
    /// <param name="rfm">
    /// The model that scores customers; null for the one of the population model. When there is neither, every RFM field is missing.
    /// </param>
    /// <param name="population">The model that <c>clv.</c> fields read; when it is null, they are missing.</param>
    /// <exception cref="ArgumentException">
    /// A model counts days in another zone, the RFM model spreads ties, or it is not the one of the population model.
    /// </exception>
    public FactContext(TimeZoneInfo? timeZone = null, RfmModel? rfm = null, PopulationModel? population = null)
    {
        TimeZone = timeZone ?? TimeZoneInfo.Utc;
        Rfm = rfm ?? population?.Rfm;
        Population = population;
        if (Problem(TimeZone, rfm) is { } problem) throw new ArgumentException(problem, nameof(rfm));
        if (Problem(TimeZone, rfm, population) is { } mismatch) throw new ArgumentException(mismatch, nameof(population));
        var text = $"{TimeZone.Id}\n{Rfm?.ContentHash}";
        Version = TextDigest.Short(population is null ? text : $"{text}\n{population.ContentHash}");
    }

    /// <summary>The context with UTC days and without models.</summary>
    public static FactContext Default { get; } = new();

    /// <summary>The zone in which days and recency are counted.</summary>
    public TimeZoneInfo TimeZone { get; }

    /// <summary>The RFM model that scores customers: the one given, or the one of the population model; null for none.</summary>
    public RfmModel? Rfm { get; }

    /// <summary>The model of orders and dropout; null for none.</summary>
    public PopulationModel? Population { get; }

    /// <summary>A hash of zone and models, 32 hex digits. Contexts with equal hashes evaluate every customer alike.</summary>
    public string Version { get; }

    /// <summary>Returns why the RFM model cannot be used with the zone; null when it can.</summary>
    internal static string? Problem(TimeZoneInfo zone, RfmModel? rfm)
    {
        if (rfm is null) return null;
        if (rfm.TimeZoneId != zone.Id)
            return $"The RFM model counts days in '{rfm.TimeZoneId}', the lifecycle in '{zone.Id}'; fit the model in the same zone.";
        // A rule sees a customer without the id, and therefore without the tie key.
        return rfm.NeedsTieKeys ? "The RFM model spreads ties, so equal customers score differently; rules need one that does not." : null;
    }

    /// <summary>Returns why the population model cannot be used with the zone or with the RFM model; null when it can.</summary>
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
