using System.Diagnostics.CodeAnalysis;

namespace LifecycleKit.Clv;

/// <summary>The result of a fit, with the fitted model.</summary>
/// <typeparam name="TModel">The model's type.</typeparam>
public sealed class FitResult<TModel> : FitResult
    where TModel : class
{
    private readonly TModel? _model;

    internal FitResult(FitSummary summary, TModel? model)
        : base(summary) => _model = model;

    /// <summary>The fitted model.</summary>
    /// <exception cref="InvalidOperationException">There is no model; the message says why.</exception>
    public TModel Model => _model ?? throw new InvalidOperationException(
        $"There is no {ModelName} model: {string.Join(" ", Warnings.Select(warning => warning.Text))}");

    internal override object? AnyModel => _model;

    /// <summary>Gets the model if there is one.</summary>
    /// <param name="model">The model, or null.</param>
    /// <returns>Whether there is a model.</returns>
    public bool TryGetModel([NotNullWhen(true)] out TModel? model)
    {
        model = _model;
        return model is not null;
    }
}
