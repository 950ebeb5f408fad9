using System.Collections.Immutable;
using LifecycleKit.Numerics;

namespace LifecycleKit.Clv;

public sealed partial class BgBbModel
{
    /// <summary>
    /// Computes P(alive at the next opportunity) for many customers, as <see cref="ProbabilityAlive(in OpportunityHistory, int, bool)"/>.
    /// </summary>
    /// <param name="histories">The customers.</param>
    /// <param name="probabilities">Receives the probabilities, in the order of the customers; of the same length.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public void ProbabilityAlive(ReadOnlySpan<OpportunityHistory> histories, Span<double> probabilities)
    {
        BatchLength.Require(histories.Length, probabilities.Length, nameof(probabilities));
        for (var i = 0; i < histories.Length; i++) probabilities[i] = new BgBbQuestion(BgBbFigure.Alive, histories[i], 0).Answer(_θ);
    }

    /// <summary>
    /// Computes the expected purchases of many customers, as <see cref="ExpectedPurchases(in OpportunityHistory, int, int, bool)"/>.
    /// </summary>
    /// <param name="histories">The customers.</param>
    /// <param name="periods">The number of further opportunities, at least 0.</param>
    /// <param name="purchases">Receives the expectations, in the order of the customers; of the same length.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of opportunities is negative.</exception>
    public void ExpectedPurchases(ReadOnlySpan<OpportunityHistory> histories, int periods, Span<double> purchases)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(periods);
        BatchLength.Require(histories.Length, purchases.Length, nameof(purchases));
        for (var i = 0; i < histories.Length; i++) purchases[i] = new BgBbQuestion(BgBbFigure.Expected, histories[i], periods).Answer(_θ);
    }

    /// <summary>
    /// Computes the discounted purchases of many customers, as
    /// <see cref="DiscountedPurchases(in OpportunityHistory, double, int?, bool)"/>.
    /// </summary>
    /// <param name="histories">The customers.</param>
    /// <param name="discount">d, the discount per opportunity; finite and at least 0.</param>
    /// <param name="periods">The number of further opportunities, at least 0; all future opportunities when null.</param>
    /// <param name="purchases">Receives the expectations, in the order of the customers; of the same length.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A figure is negative, or the discount is infinite or NaN.</exception>
    public void DiscountedPurchases(ReadOnlySpan<OpportunityHistory> histories, double discount, int? periods, Span<double> purchases)
    {
        BatchLength.Require(histories.Length, purchases.Length, nameof(purchases));
        for (var i = 0; i < histories.Length; i++) purchases[i] = DiscountedPurchases(histories[i], discount, periods).Value;
    }

    /// <summary>Draws customers and their histories from the model.</summary>
    /// <param name="customers">The number of customers, at least 0.</param>
    /// <param name="opportunities">n, the number of opportunities of each customer, at least 0.</param>
    /// <param name="seed">The seed of the draws; the same seed gives the same customers, and the i-th customer does not depend on their
    /// number.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public ImmutableArray<OpportunityHistory> Simulate(int customers, int opportunities, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(customers);
        ArgumentOutOfRangeException.ThrowIfNegative(opportunities);
        var all = new RandomDraws(seed);
        var histories = ImmutableArray.CreateBuilder<OpportunityHistory>(customers);
        for (var i = 0; i < customers; i++)
        {
            var draws = all.Fork((ulong)i);
            var (chance, dropout) = (draws.NextBeta(_θ[0], _θ[1]), draws.NextBeta(_θ[2], _θ[3]));
            var attended = Math.Min(opportunities, draws.NextGeometric(dropout) - 1);
            var (purchases, last) = (0, 0);
            for (var k = 1; k <= attended; k++)
            {
                if (draws.NextUniform() < chance) (purchases, last) = (purchases + 1, k);
            }

            histories.Add(OpportunityHistory.Create(purchases, last, opportunities));
        }

        return histories.MoveToImmutable();
    }
}
