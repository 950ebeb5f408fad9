using System.Collections.Immutable;
using LifecycleKit.Customers;
using LifecycleKit.Numerics;

namespace LifecycleKit.Clv;

/// <summary>
/// The formulas of a purchase model for any parameters θ: <see cref="PurchaseModel"/> evaluates them with its own parameters, the delta
/// method with nearby ones. Without state, except for caches.
/// </summary>
/// <remarks>
/// Every prediction is P(alive) times an expectation given that the customer is alive, so a family gives both factors separately. Rates and
/// times are in one unit. All values are exact limits where a formula has a removable singularity; none is NaN for parameters
/// within the bounds of the fit.
/// </remarks>
internal abstract class PurchaseFamily
{
    /// <summary>The name in the literature; stable, because persisted models contain the name.</summary>
    public abstract string Name { get; }

    public abstract PurchaseModelKind Kind { get; }

    /// <summary>The letters and the meanings of the parameters, in the order of the paper.</summary>
    public abstract ImmutableArray<(string Symbol, string Meaning)> Symbols { get; }

    public int Dimension => Symbols.Length;

    /// <summary>
    /// Returns the same formulas, prepared for predictions with these parameters; predictions with other parameters work too, but cost
    /// more.
    /// </summary>
    public virtual PurchaseFamily For(in PurchaseParameters θ) => this;

    /// <summary>Whether a customer without a repeat purchase is certainly alive.</summary>
    public virtual bool KeepsOneTimeBuyers => false;

    /// <summary>The log-likelihood of one row, without combinatorial constants.</summary>
    public abstract double LogLikelihood(in PurchaseParameters θ, in PurchaseRow row);

    /// <summary>P(alive at T), in [0, 1].</summary>
    public abstract double ProbabilityAlive(in PurchaseParameters θ, in PurchaseRow row);

    /// <summary>P(alive at T + t | alive at T), whatever is purchased in between; in [0, 1].</summary>
    public abstract double StaysAlive(in PurchaseParameters θ, in PurchaseRow row, double t);

    /// <summary>E(purchases in (T, T + t] | alive at T); +∞ is an answer for t = +∞.</summary>
    public abstract double ExpectedIfAlive(in PurchaseParameters θ, in PurchaseRow row, double t);

    /// <summary>E(purchases in (T, T + t], each times e^(−rate · its time after T) | alive at T); t may be +∞.</summary>
    public abstract double DiscountedIfAlive(in PurchaseParameters θ, in PurchaseRow row, double rate, double t);

    /// <summary>P(n purchases in (T, T + t] | alive at T).</summary>
    public abstract double ProbabilityIfAlive(in PurchaseParameters θ, in PurchaseRow row, int n, double t);

    /// <summary>
    /// The time after T by which a purchase comes with probability u, given alive at T; u in [0, 1), +∞ when that probability is never
    /// reached.
    /// </summary>
    public abstract double NextPurchaseIfAlive(in PurchaseParameters θ, in PurchaseRow row, double u);

    /// <summary>All three figures of a forecast, equal to the single predictions.</summary>
    public PurchaseForecast Forecast(in PurchaseParameters θ, in PurchaseRow row, double t, double rate, double valueHorizon)
    {
        var alive = ProbabilityAlive(θ, row);
        if (alive == 0) return default;
        return new PurchaseForecast(
            alive, Ahead(alive, ExpectedIfAlive(θ, row, t)), Ahead(alive, DiscountedIfAlive(θ, row, rate, valueHorizon)));
    }

    /// <summary>Draws a customer and writes the times of the repeat purchases in (0, age]; the first purchase is at 0.</summary>
    public abstract void Simulate(in PurchaseParameters θ, double age, ref RandomDraws draws, List<double> times);

    /// <summary>Creates the objective of a fit: −ln L of a sample.</summary>
    public abstract SampleLikelihood LikelihoodOf(PurchaseColumns columns);

    /// <summary>Creates a model of this family.</summary>
    public abstract PurchaseModel Create(in PurchaseParameters θ, TimeUnit unit, PurchaseGrain grain, ParameterCovariance? covariance);

    /// <summary>
    /// P(alive) times an expectation given that the customer is alive; 0 when P(alive) is 0, even for an infinite expectation.
    /// </summary>
    public static double Ahead(double alive, double ifAlive) => alive == 0 ? 0 : alive * ifAlive;

    public ImmutableArray<ModelParameter> Describe(in PurchaseParameters θ, ParameterCovariance? covariance)
    {
        var described = ImmutableArray.CreateBuilder<ModelParameter>(Dimension);
        for (var i = 0; i < Dimension; i++) described.Add(ModelParameters.Describe(Symbols[i], θ[i], covariance, i));
        return described.MoveToImmutable();
    }
}
