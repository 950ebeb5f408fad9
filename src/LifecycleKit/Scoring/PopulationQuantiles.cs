using LifecycleKit.Clv;
using LifecycleKit.Customers;

namespace LifecycleKit.Scoring;

/// <summary>The percentiles of value and spend among the customers of a fit. Equal when both parts are.</summary>
public sealed record PopulationQuantiles
{
    /// <summary>Creates percentiles from their parts.</summary>
    /// <param name="lifetimeValue">The percentiles of <see cref="PopulationScore.LifetimeValue"/>.</param>
    /// <param name="expectedSpend">The percentiles of <see cref="PopulationScore.ExpectedSpend"/>.</param>
    /// <exception cref="ArgumentNullException">A part is null.</exception>
    public PopulationQuantiles(ScoreQuantiles lifetimeValue, ScoreQuantiles expectedSpend)
    {
        ArgumentNullException.ThrowIfNull(lifetimeValue);
        ArgumentNullException.ThrowIfNull(expectedSpend);
        LifetimeValue = lifetimeValue;
        ExpectedSpend = expectedSpend;
    }

    /// <summary>The percentiles of the lifetime value within <see cref="ValueTerms.ValueHorizon"/>, as of the fit.</summary>
    public ScoreQuantiles LifetimeValue { get; }

    /// <summary>The percentiles of the expected amount of a purchase.</summary>
    public ScoreQuantiles ExpectedSpend { get; }

    /// <summary>Returns both ranges; culture-invariant.</summary>
    public override string ToString() =>
        $"PopulationQuantiles {{ LifetimeValue = {LifetimeValue}, ExpectedSpend = {ExpectedSpend} }}";

    /// <summary>Returns the percentiles of customers at the end of their histories; null without customers or a spend model.</summary>
    internal static PopulationQuantiles? Of(PopulationModel model, PurchaseHistory[] customers, CancellationToken cancellationToken)
    {
        if (customers.Length == 0 || !model.Has(PopulationFigure.LifetimeValue)) return null;
        return new PopulationQuantiles(Of(PopulationFigure.LifetimeValue), Of(PopulationFigure.ExpectedSpend));

        ScoreQuantiles Of(PopulationFigure figure)
        {
            var values = new decimal[customers.Length];
            ParallelBlocks.ForEach(
                values.Length, 1024,
                (from, to) =>
                {
                    for (var i = from; i < to; i++) values[i] = ScoreQuantiles.Rounded(model.Read(figure, customers[i]));
                },
                cancellationToken);
            return ScoreQuantiles.Of(values)!;
        }
    }
}
