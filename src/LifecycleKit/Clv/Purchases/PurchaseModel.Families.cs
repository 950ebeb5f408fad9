using System.Collections.Immutable;

namespace LifecycleKit.Clv;

public abstract partial class PurchaseModel
{
    /// <summary>The names of all purchase models, such as "BG/NBD": what <see cref="FitFamily"/> takes.</summary>
    public static ImmutableArray<string> FamilyNames { get; } = [.. PurchaseFamilies.All.Select(family => family.Name)];

    /// <summary>The model of largest likelihood in the family of a name, where the name comes from configuration or from a user.</summary>
    /// <param name="family">One of <see cref="FamilyNames"/>, compared ordinally.</param>
    /// <param name="sample">The customers.</param>
    /// <param name="options">Penalty and limits; plain maximum likelihood when null.</param>
    /// <param name="cancellationToken">Stops the fit between two steps.</param>
    /// <returns>The model with its figures; without a model, and saying why, when the sample has too little in it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="family"/> or <paramref name="sample"/> is null.</exception>
    /// <exception cref="ArgumentException">No family has this name; the message lists those that there are.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static FitResult<PurchaseModel> FitFamily(
        string family, PurchaseSample sample, FitOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(family);
        var found = PurchaseFamilies.Find(family)
            ?? throw new ArgumentException(PurchaseFamilies.Unknown(family), nameof(family));
        return PurchaseFit.Fit<PurchaseModel>(found, sample, options, cancellationToken);
    }
}
