using System.Collections.Immutable;

namespace LifecycleKit.Clv;

/// <summary>
/// A fitted model with its refits to simulated samples: how far parameters and predictions would scatter if the model were true.
/// </summary>
/// <typeparam name="TModel">The model's type.</typeparam>
/// <remarks>Made by <see cref="ParametricBootstrap"/>.</remarks>
public sealed class BootstrapResult<TModel>
    where TModel : class
{
    private readonly ImmutableArray<FitResult<TModel>> _refits;

    /// <summary>Creates a result of existing refits.</summary>
    /// <param name="fit">The original fit; with a model.</param>
    /// <param name="refits">The fits of the simulated samples, also those that failed.</param>
    /// <exception cref="ArgumentNullException">An argument or a refit is null.</exception>
    /// <exception cref="ArgumentException">The fit has no model, or a refit with a model has another number of parameters.</exception>
    public BootstrapResult(FitResult<TModel> fit, IEnumerable<FitResult<TModel>> refits)
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(refits);
        if (!fit.HasModel) throw new ArgumentException("The fit has no model to draw from.", nameof(fit));
        Fit = fit;
        FitResult<TModel>[] all = [.. refits];
        foreach (var refit in all) Require(refit, fit, nameof(refits));
        ReplicationCount = all.Length;
        _refits = [.. all.Where(refit => refit.HasModel && refit.Status != FitStatus.IterationLimit)];
        AtBoundaryCount = _refits.Count(refit => refit.Status is FitStatus.AtBoundary or FitStatus.NotIdentified);
        Parameters =
        [
            .. fit.Parameters.Select((parameter, i) => new BootstrapFigure(
                parameter.Symbol, parameter.Value.Value, _refits.Select(refit => refit.Parameters[i].Value.Value))),
        ];
    }

    /// <summary>The original fit.</summary>
    public FitResult<TModel> Fit { get; }

    /// <summary>The number of simulated samples.</summary>
    public int ReplicationCount { get; }

    /// <summary>The number of refits without a model or at the iteration limit; all figures leave these refits out.</summary>
    public int FailedCount => ReplicationCount - _refits.Length;

    /// <summary>
    /// The number of refits with the status <see cref="FitStatus.AtBoundary"/> or <see cref="FitStatus.NotIdentified"/>. The figures
    /// include these refits, and one parameter at a bound can make a standard error useless: look at the percentiles then.
    /// </summary>
    public int AtBoundaryCount { get; }

    /// <summary>The parameters in the order of the paper.</summary>
    public ImmutableArray<BootstrapFigure> Parameters { get; }

    /// <summary>Returns a prediction of the fit together with the same prediction of each refit.</summary>
    /// <param name="name">The name of the prediction, for display.</param>
    /// <param name="prediction">Computes the figure of a model, not NaN; called on the calling thread, for the fit first.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The prediction is NaN for some model.</exception>
    public BootstrapFigure Predict(string name, Func<TModel, double> prediction)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(prediction);
        return new BootstrapFigure(name, Checked(Fit.Model), _refits.Select(refit => Checked(refit.Model)));

        double Checked(TModel model) => prediction(model) is var value && !double.IsNaN(value)
            ? value
            : throw new ArgumentException("The prediction must be a number for every model.", nameof(prediction));
    }

    private static void Require(FitResult<TModel> refit, FitResult<TModel> fit, string name)
    {
        ArgumentNullException.ThrowIfNull(refit, name);
        if (!refit.HasModel || refit.Parameters.Length == fit.Parameters.Length) return;
        throw new ArgumentException(
            $"A refit has {refit.Parameters.Length} parameters, the fit {fit.Parameters.Length}. They must have the same number.", name);
    }
}
