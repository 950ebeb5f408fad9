using System.Collections.Immutable;

namespace LifecycleKit.Clv;

/// <summary>
/// BG/BB: a customer who is alive purchases at each opportunity with a beta-distributed probability, and drops out before each opportunity
/// with another one.
/// </summary>
/// <remarks>
/// <para>
/// Fader, Hardie and Shang (2010), Customer-Base Analysis in a Discrete-Time Noncontractual Setting, Marketing Science 29(6). While alive a
/// customer purchases at an opportunity with probability p, p ~ Beta(α, β); before each opportunity, the first included, the customer
/// drops out with probability θ, θ ~ Beta(γ, δ).
/// </para>
/// <para>
/// A prediction depends on the customer and the parameters alone, and a batch equals its customers one by one. No prediction allocates.
/// </para>
/// </remarks>
public sealed partial class BgBbModel
{
    internal static ImmutableArray<(string Symbol, string Meaning)> Symbols { get; } =
    [
        ("alpha", "first parameter of the purchase probability at an opportunity"),
        ("beta", "second parameter of the purchase probability at an opportunity"),
        ("gamma", "first parameter of the dropout probability before an opportunity"),
        ("delta", "second parameter of the dropout probability before an opportunity"),
    ];

    private readonly double[] _θ;

    private BgBbModel(double[] θ, ParameterCovariance? covariance)
    {
        (_θ, Covariance) = (θ, covariance);
        Parameters = [.. Symbols.Select((symbol, i) => ModelParameters.Describe(symbol, θ[i], covariance, i))];
    }

    /// <summary>α, the first parameter of the beta distribution of the purchase probability; above 0. Its mean is α / (α + β).</summary>
    public double Alpha => _θ[0];

    /// <summary>β, the second parameter of the beta distribution of the purchase probability; above 0.</summary>
    public double Beta => _θ[1];

    /// <summary>γ, the first parameter of the beta distribution of the dropout probability; above 0. Its mean is γ / (γ + δ).</summary>
    public double Gamma => _θ[2];

    /// <summary>δ, the second parameter of the beta distribution of the dropout probability; above 0.</summary>
    public double Delta => _θ[3];

    /// <summary>The name in the literature, "BG/BB".</summary>
    public string Name { get; } = "BG/BB";

    /// <summary>The parameters in the order of the paper; with standard errors when the model was fitted and they are known.</summary>
    public ImmutableArray<ModelParameter> Parameters { get; }

    /// <summary>The covariance of the parameters, or null when it is not known; without it predictions have no standard errors.</summary>
    internal ParameterCovariance? Covariance { get; }

    /// <summary>Creates a model from known parameters; its predictions have no standard errors.</summary>
    /// <param name="alpha">α, the first parameter of the beta distribution of the purchase probability; from 1E-15 to 1E15.</param>
    /// <param name="beta">β, the second parameter of the beta distribution of the purchase probability; from 1E-15 to 1E15.</param>
    /// <param name="gamma">γ, the first parameter of the beta distribution of the dropout probability; from 1E-15 to 1E15.</param>
    /// <param name="delta">δ, the second parameter of the beta distribution of the dropout probability; from 1E-15 to 1E15.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is not from 1E-15 to 1E15.</exception>
    public static BgBbModel Create(double alpha, double beta, double gamma, double delta) => new(
        [
            ModelParameters.Checked(alpha, nameof(alpha)),
            ModelParameters.Checked(beta, nameof(beta)),
            ModelParameters.Checked(gamma, nameof(gamma)),
            ModelParameters.Checked(delta, nameof(delta)),
        ],
        null);

    /// <summary>Fits the model to a sample by maximum likelihood.</summary>
    /// <param name="sample">The customers; they may have had different numbers of opportunities.</param>
    /// <param name="options">Penalty and limits; plain maximum likelihood when null.</param>
    /// <param name="cancellationToken">Stops the fit between two steps.</param>
    /// <returns>The fit with its model; without a model, and with a warning that says why, when the sample is too small.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="sample"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static FitResult<BgBbModel> Fit(
        OpportunitySample sample, FitOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(sample);
        cancellationToken.ThrowIfCancellationRequested();
        if (Missing(sample) is { } missing)
            return new FitResult<BgBbModel>(FitSummary.Without("BG/BB", sample.CustomerCount, sample.DistinctRowCount, missing), null);
        var summary = ModelFitter.Fit(
            "BG/BB", Symbols, new BgBbLikelihood(sample), options ?? FitOptions.Default, cancellationToken, out var θ);
        if (sample.BuyingCustomerCount < FewBuyers)
        {
            var few = new FitWarning(FitWarningKind.TooFewRepeats, FormattableString.Invariant(
                $"Only {sample.BuyingCustomerCount} of {sample.CustomerCount} customers purchased at an opportunity; the model needs at least {FewBuyers} of them."));
            summary = summary with { Warnings = [.. summary.Warnings, few] };
        }

        return new FitResult<BgBbModel>(summary, new BgBbModel(θ, summary.Covariance));
    }

    /// <summary>Returns the name and the parameters as text; culture-invariant.</summary>
    public override string ToString() => $"{Name} ({ModelParameters.Text(Parameters)})";

    private const int FewBuyers = 30;

    private static string? Missing(OpportunitySample sample) =>
        sample.CustomerCount == 0 ? "The sample has no customers."
        : sample.Rows.All(row => row.History.OpportunityCount == 0) ? "No customer has had an opportunity yet."
        : null;
}
