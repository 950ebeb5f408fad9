using System.Text.Json;

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

    /// <summary>Where the medium and the high band of the churn probability begin; left out where they are the default.</summary>
    public double[]? ChurnBands { get; init; }

    public static ValueTermsContract Of(ValueTerms terms) => new()
    {
        Currency = terms.Currency,
        Margin = terms.Margin,
        Discount = terms.Discount.ForcePerYear,
        OrdersHorizon = terms.OrdersHorizon,
        ValueHorizon = terms.ValueHorizon,
        ChurnBands = terms.ChurnBands == Clv.ChurnBands.Default ? null : [terms.ChurnBands.MediumFrom, terms.ChurnBands.HighFrom],
    };

    /// <exception cref="JsonException">The content is no terms.</exception>
    public ValueTerms ToTerms()
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
                ChurnBands = ChurnBands is null ? Clv.ChurnBands.Default
                    : ChurnBands is [var mediumFrom, var highFrom] ? Clv.ChurnBands.Create(mediumFrom, highFrom)
                    : throw new JsonException("terms: churnBands must be two numbers, where the medium and the high band begin."),
            };
        }
        catch (ArgumentException wrong)
        {
            throw new JsonException($"terms: {wrong.Message}", wrong);
        }
    }
}
