namespace LifecycleKit.Clv;

public abstract partial class PurchaseModel
{
    /// <summary>Which of the models it is.</summary>
    public PurchaseModelKind Kind => Family.Kind;

    /// <summary>The model of largest likelihood of a kind, where the kind is known only when the program runs.</summary>
    /// <param name="kind">Which model.</param>
    /// <param name="sample">The customers.</param>
    /// <param name="options">Penalty and limits; plain maximum likelihood when null.</param>
    /// <param name="cancellationToken">Stops the fit between two steps.</param>
    /// <returns>The fit with its model; without a model, and with a warning that says why, when the sample is too small.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="sample"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The kind is not a member of <see cref="PurchaseModelKind"/>.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static FitResult<PurchaseModel> Fit(
        PurchaseModelKind kind, PurchaseSample sample, FitOptions? options = null, CancellationToken cancellationToken = default) =>
        PurchaseFit.Fit<PurchaseModel>(PurchaseFamilies.Of(kind, nameof(kind)), sample, options, cancellationToken);
}
