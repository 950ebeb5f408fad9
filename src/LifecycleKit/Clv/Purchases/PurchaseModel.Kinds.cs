namespace LifecycleKit.Clv;

public abstract partial class PurchaseModel
{
    /// <summary>The kind of the model.</summary>
    public PurchaseModelKind Kind => Family.Kind;

    /// <summary>Fits the model of a kind to a sample by maximum likelihood, for kinds that are known only at run time.</summary>
    /// <param name="kind">The kind of the model.</param>
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
