using System.Collections.Immutable;

namespace LifecycleKit.Clv;

/// <summary>A fitted model and its refits to simulated samples: how far parameters and predictions would scatter if it were true.</summary>
/// <typeparam name="TModel">The model's type.</typeparam>
/// <remarks>Made by <see cref="ParametricBootstrap"/>. Immutable and safe to share between threads.</remarks>
public sealed class BootstrapResult<TModel>
    where TModel : class
{
    private readonly ImmutableArray<FitResult<TModel>> _refits;

    internal BootstrapResult(FitResult<TModel> fit, ImmutableArray<FitResult<TModel>> refits)
    {
        Fit = fit;
        ReplicationCount = refits.Length;
        _refits = [.. refits.Where(refit => refit.HasModel && refit.Status != FitStatus.IterationLimit)];
        AtBoundaryCount = _refits.Count(refit => refit.Status is FitStatus.AtBoundary or FitStatus.NotIdentified);
        Parameters =
        [
            .. fit.Parameters.Select((parameter, i) => new BootstrapFigure(
                parameter.Symbol, parameter.Value.Value, _refits.Select(refit => refit.Parameters[i].Value.Value))),
        ];
    }

    /// <summary>The fit that was repeated.</summary>
    public FitResult<TModel> Fit { get; }

    /// <summary>How many samples were simulated.</summary>
    public int ReplicationCount { get; }

    /// <summary>How many refits gave no model or ran out of steps; they are left out of all figures.</summary>
    public int FailedCount => ReplicationCount - _refits.Length;

    /// <summary>
    /// How many refits ended at a limit of the model or in a flat direction. They count, and one parameter at a bound can swell a standard
    /// error beyond use: look at the percentiles then.
    /// </summary>
    public int AtBoundaryCount { get; }

    /// <summary>The parameters in the order of the paper.</summary>
    public ImmutableArray<BootstrapFigure> Parameters { get; }

    /// <summary>Any prediction: asked of the fit and of each refit.</summary>
    /// <param name="name">What it is, for display.</param>
    /// <param name="prediction">The figure of a model, not NaN; called on the calling thread, the fit first.</param>
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
}
