namespace LifecycleKit.Scoring;

/// <summary>The persisted form of the terms, format 1.</summary>
internal sealed record ValueTermsContract
{
    /// <summary>Left out where none is stated.</summary>
    public string? Currency { get; init; }

    public required double Margin { get; init; }

    /// <summary>The force of interest per year.</summary>
    public required double Discount { get; init; }

    public required TimeSpan OrdersHorizon { get; init; }

    public required TimeSpan ValueHorizon { get; init; }

    public static ValueTermsContract Of(ValueTerms terms) => new()
    {
        Currency = terms.Currency,
        Margin = terms.Margin,
        Discount = terms.Discount.ForcePerYear,
        OrdersHorizon = terms.OrdersHorizon,
        ValueHorizon = terms.ValueHorizon,
    };

    /// <returns>The terms; null when something is wrong with them, which then is found.</returns>
    public ValueTerms? ToTerms(List<Finding> findings)
    {
        try
        {
            return new ValueTerms
            {
                Currency = Currency,
                Margin = Margin,
                // A year's continuous rate is the force itself, to the last bit.
                Discount = Clv.Discount.Continuous(Discount),
                OrdersHorizon = OrdersHorizon,
                ValueHorizon = ValueHorizon,
            };
        }
        catch (ArgumentException wrong)
        {
            findings.Add(Finding.Error(FindingIds.OutOfRange, "terms", wrong.Message, "Correct the terms."));
            return null;
        }
    }
}
