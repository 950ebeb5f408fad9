using LifecycleKit.Conditions;
using LifecycleKit.Rfm;
using LifecycleKit.Scoring;
using LifecycleKit.Segments;

namespace LifecycleKit.Tracking;

/// <summary>Finds contradictions between zone, models, currency and segment map.</summary>
internal static class RuntimeCheck
{
    public static IEnumerable<string> Problems(LifecycleRuntime runtime)
    {
        var rfm = ReferenceEquals(runtime.Context.Rfm, runtime.Context.Population?.Rfm) ? null : runtime.Context.Rfm;
        return Problems(runtime.Context.TimeZone, rfm, runtime.Context.Population, runtime.Currency, runtime.SegmentMap);
    }

    public static IEnumerable<string> Problems(
        TimeZoneInfo zone, RfmModel? rfm, PopulationModel? population, string? currency, SegmentMap map)
    {
        var source = rfm is null && population is not null ? "Population.Rfm" : "Rfm";
        if ((rfm ?? population?.Rfm) is { } cuts && cuts.Bins != map.Bins)
            yield return $"{source} must have the {map.Bins} bins of the segment map '{map.Name}'; it has {cuts.Bins}.";
        if (population?.Terms.Currency is { } modelled && currency is not null && modelled != currency)
            yield return $"Population is in {modelled}, but ReportingCurrency is {currency}. Fit the model in the same currency.";
        if (FactContext.Problem(zone, rfm) is { } problem) yield return $"Rfm: {problem}";
        if (FactContext.Problem(zone, rfm, population) is { } mismatch) yield return $"Population: {mismatch}";
    }
}
