using System.Collections.Immutable;
using LifecycleKit.Clv;

namespace LifecycleKit.Scoring;

/// <summary>The purchase models that a population model can hold: the one list by which they are fitted, and found in JSON by their names.</summary>
internal static class PurchaseModelKinds
{
    public static readonly ImmutableArray<(PurchaseModelKind Kind, PurchaseFamily Family)> All =
    [
        (PurchaseModelKind.MbgNbd, BetaGeometricFamily.Modified),
        (PurchaseModelKind.BgNbd, BetaGeometricFamily.Standard),
        (PurchaseModelKind.ParetoNbd, ParetoNbdFamily.Instance),
        (PurchaseModelKind.Nbd, NbdFamily.Instance),
    ];

    /// <exception cref="ArgumentOutOfRangeException">The kind is none.</exception>
    public static PurchaseFamily FamilyOf(PurchaseModelKind kind, string name) => All.FirstOrDefault(x => x.Kind == kind).Family
        ?? throw new ArgumentOutOfRangeException(name, kind, $"The purchase model must be one of {string.Join(", ", All.Select(x => x.Kind))}.");

    /// <summary>The family of a name in the literature; null when there is none.</summary>
    public static PurchaseFamily? Find(string? name) => All.FirstOrDefault(x => x.Family.Name == name).Family;
}
