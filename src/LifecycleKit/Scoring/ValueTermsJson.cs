namespace LifecycleKit.Scoring;

/// <summary>The persisted form of the terms, format 1.</summary>
internal sealed record ValueTermsJson
{
    /// <summary>Left out when no currency is given.</summary>
    public string? Currency { get; init; }

    public required double Margin { get; init; }

    /// <summary>The force of interest per year.</summary>
    public required double Discount { get; init; }

    public required TimeSpan OrdersHorizon { get; init; }

    public required TimeSpan ValueHorizon { get; init; }

    /// <summary>The boundaries of the medium and the high band of the churn probability; left out when they are the default.</summary>
    public double[]? ChurnBands { get; init; }

    /// <summary>The percentiles from which the medium and the high tier of spend begin; left out when they are the default.</summary>
    public int[]? SpendTiers { get; init; }

    public static ValueTermsJson Of(ValueTerms terms) => new()
    {
        Currency = terms.Currency,
        Margin = terms.Margin,
        Discount = terms.Discount.ForcePerYear,
        OrdersHorizon = terms.OrdersHorizon,
        ValueHorizon = terms.ValueHorizon,
        ChurnBands = terms.ChurnBands == Clv.ChurnBands.Default ? null : [terms.ChurnBands.MediumFrom, terms.ChurnBands.HighFrom],
        SpendTiers = terms.SpendTiers == Scoring.SpendTiers.Default ? null : [terms.SpendTiers.MediumFrom, terms.SpendTiers.HighFrom],
    };

    /// <returns>The terms; null when there are errors, which are added to the diagnostics.</returns>
    public ValueTerms? ToTerms(List<Diagnostic> diagnostics)
    {
        try
        {
            return new ValueTerms
            {
                Currency = Currency,
                Margin = Margin,
                // A continuous rate per year equals the force of interest, to the last bit.
                Discount = Clv.Discount.Continuous(Discount),
                OrdersHorizon = OrdersHorizon,
                ValueHorizon = ValueHorizon,
                ChurnBands = ChurnBands is null ? Clv.ChurnBands.Default
                    : ChurnBands is [var mediumFrom, var highFrom] ? Clv.ChurnBands.Create(mediumFrom, highFrom)
                    : throw new ArgumentException("The churn bands must be two numbers: the boundaries of the medium and the high band."),
                SpendTiers = SpendTiers is null ? Scoring.SpendTiers.Default
                    : SpendTiers is [var mediumTier, var highTier] ? Scoring.SpendTiers.Create(mediumTier, highTier)
                    : throw new ArgumentException("The tiers of spend must be two percentiles: where the medium and the high tier begin."),
            };
        }
        catch (ArgumentException wrong)
        {
            diagnostics.Add(Diagnostic.Error(DiagnosticIds.OutOfRange, "terms", wrong.Message, "Correct the terms."));
            return null;
        }
    }
}
