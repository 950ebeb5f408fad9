namespace LifecycleKit.Scoring;

/// <summary>The persisted form of the percentiles of a population, from format 2 on.</summary>
internal sealed record PopulationQuantilesJson
{
    /// <summary>The percentiles 0 to 100 of lifetime value.</summary>
    public required decimal[] LifetimeValue { get; init; }

    /// <summary>The percentiles 0 to 100 of the expected amount of a purchase.</summary>
    public required decimal[] ExpectedSpend { get; init; }

    public static PopulationQuantilesJson Of(PopulationQuantiles quantiles) => new()
    {
        LifetimeValue = [.. quantiles.LifetimeValue.Values],
        ExpectedSpend = [.. quantiles.ExpectedSpend.Values],
    };

    /// <returns>The percentiles; null when there are errors, which are added to the diagnostics.</returns>
    public PopulationQuantiles? ToQuantiles(List<Diagnostic> diagnostics)
    {
        var value = Read(LifetimeValue, "lifetimeValue", diagnostics);
        var spend = Read(ExpectedSpend, "expectedSpend", diagnostics);
        return value is null || spend is null ? null : new PopulationQuantiles(value, spend);
    }

    private static ScoreQuantiles? Read(decimal[] values, string member, List<Diagnostic> diagnostics)
    {
        var quantiles = ScoreQuantiles.Read(values);
        if (quantiles is null)
        {
            diagnostics.Add(Diagnostic.Error(
                DiagnosticIds.OutOfRange, $"quantiles/{member}", "The percentiles are not valid.",
                $"Give {ScoreQuantiles.Length} numbers from -10^24 to 10^24, each at least the one before."));
        }

        return quantiles;
    }
}
