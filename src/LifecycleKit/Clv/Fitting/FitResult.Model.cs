using System.Diagnostics.CodeAnalysis;

namespace LifecycleKit.Clv;

/// <summary>The result of a fit, with the fitted model.</summary>
/// <typeparam name="TModel">The model's type.</typeparam>
public sealed class FitResult<TModel> : FitResult
    where TModel : class
{
    private readonly TModel? _model;

    /// <summary>Creates a result without a fit, such as for a test of a page; all other figures can be set.</summary>
    /// <param name="modelName">The name of the model, such as "BG/NBD".</param>
    /// <param name="status">How the fit ended.</param>
    /// <param name="model">The model; null, the default, for <see cref="FitStatus.NotEnoughData"/> and for no other status.</param>
    /// <exception cref="ArgumentException">
    /// The name is null or empty; or there is a model without enough data, or none with another status.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The status is not a member of <see cref="FitStatus"/>.</exception>
    public FitResult(string modelName, FitStatus status, TModel? model = null)
        : this(SummaryOf(modelName, status), model)
    {
        if (HasModel != model is not null)
        {
            throw new ArgumentException(
                $"There must be a model unless the status is NotEnoughData, and none with that status; the status is {status}.",
                nameof(model));
        }
    }

    internal FitResult(FitSummary summary, TModel? model)
        : base(summary) => _model = model;

    /// <summary>The fitted model.</summary>
    /// <exception cref="InvalidOperationException">There is no model; the message says why.</exception>
    public TModel Model => _model ?? throw new InvalidOperationException(
        Warnings.IsEmpty ? $"There is no {ModelName} model." : $"There is no {ModelName} model: {string.Join(' ', Warnings)}");

    internal override object? AnyModel => _model;

    /// <summary>Gets the model if there is one.</summary>
    /// <param name="model">The model, or null.</param>
    /// <returns>Whether there is a model.</returns>
    public bool TryGetModel([NotNullWhen(true)] out TModel? model)
    {
        model = _model;
        return model is not null;
    }

    private static FitSummary SummaryOf(string modelName, FitStatus status)
    {
        ArgumentException.ThrowIfNullOrEmpty(modelName);
        return status is >= FitStatus.NotEnoughData and <= FitStatus.IterationLimit
            ? new FitSummary { ModelName = modelName, Status = status }
            : throw new ArgumentOutOfRangeException(nameof(status), status, "The status must be a member of FitStatus.");
    }
}
