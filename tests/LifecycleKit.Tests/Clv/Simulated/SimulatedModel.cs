using LifecycleKit.Clv;
using LifecycleKit.Customers;
using LifecycleKit.Tests.Clv.Checks;

namespace LifecycleKit.Tests.Clv;

/// <summary>A model with known parameters that draws samples, to check whether a fit finds the parameters again.</summary>
/// <param name="Name">The name, for messages.</param>
/// <param name="Truth">The natural parameters, in the model's order.</param>
/// <param name="Draw">Draws a sample of a number of customers from a seed, and returns its fit and its likelihood.</param>
internal sealed record SimulatedModel(
    string Name, double[] Truth, Func<int, ulong, CancellationToken, (FitResult Fit, SampleLikelihood Likelihood)> Draw)
{
    /// <summary>The models, with parameters that a few thousand customers determine.</summary>
    public static IReadOnlyDictionary<string, SimulatedModel> All { get; } = new SimulatedModel[]
    {
        Purchases(BetaGeometricFamily.Standard, 52, 2, 6, 2, 8),
        Purchases(BetaGeometricFamily.Modified, 52, 2, 6, 2, 8),
        Purchases(ParetoNbdFamily.Instance, 104, 1.5, 6, 1.2, 20),
        Purchases(NbdFamily.Instance, 52, 1.5, 20),
        Spends(6.25, 3.74, 15.44),
        Opportunities(12, 1.2, 0.75, 2, 8),
        Retention(SbgFamily.Instance, 12, 0.7, 1.2),
        Retention(BdwFamily.Instance, 12, 0.5, 1.5, 1.6),
    }.ToDictionary(model => model.Name);

    /// <summary>Customers whose ages spread evenly over the upper half of <paramref name="age"/> weeks.</summary>
    public static SimulatedModel Purchases(PurchaseFamily family, double age, params double[] truth) => new(
        family.Name, truth, (customers, seed, token) =>
        {
            var sample = PurchaseSample.Create(ModelOf(family, truth).Simulate(SimulatedHoldout.Ages(customers, age), seed, token));
            return (PurchaseFit.Fit<PurchaseModel>(family, sample, null, token), family.LikelihoodOf(sample.Columns));
        });

    public static PurchaseModel ModelOf(PurchaseFamily family, double[] truth) =>
        family.Create(PurchaseParameters.Of(truth), TimeUnit.Week, PurchaseGrain.Day, null);

    private static SimulatedModel Spends(double p, double q, double v) => new(
        "Gamma-Gamma", [p, q, v], (customers, seed, token) =>
        {
            var sample = SpendCases.Simulated(p, q, v, customers, seed);
            return (GammaGammaModel.Fit(sample, cancellationToken: token), new GammaGammaLikelihood(sample.Columns));
        });

    private static SimulatedModel Opportunities(int opportunities, double a, double b, double c, double d) => new(
        "BG/BB", [a, b, c, d], (customers, seed, token) =>
        {
            var sample = OpportunitySample.Create(BgBbModel.Create(a, b, c, d).Simulate(customers, opportunities, seed).AsSpan());
            return (BgBbModel.Fit(sample, cancellationToken: token), new BgBbLikelihood(sample));
        });

    private static SimulatedModel Retention(RetentionFamily family, int renewals, params double[] truth) => new(
        family.Name, truth, (customers, seed, token) =>
        {
            var power = truth.Length > 2 ? truth[2] : 1;
            var sample = BdwModel.Create(truth[0], truth[1], power).Simulate(customers, renewals, seed);
            FitResult fit = family == SbgFamily.Instance
                ? SbgModel.Fit(sample, cancellationToken: token)
                : BdwModel.Fit(sample, cancellationToken: token);
            return (fit, new RetentionLikelihood(family, sample));
        });
}
