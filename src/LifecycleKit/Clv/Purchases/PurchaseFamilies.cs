using System.Collections.Immutable;

namespace LifecycleKit.Clv;

/// <summary>The closed list of purchase models, for look-ups by kind or name.</summary>
internal static class PurchaseFamilies
{
    /// <summary>All families, in the order of their kinds.</summary>
    public static ImmutableArray<PurchaseFamily> All { get; } =
        [BetaGeometricFamily.Modified, BetaGeometricFamily.Standard, ParetoNbdFamily.Instance, NbdFamily.Instance];

    /// <summary>Finds the family of a kind.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The kind, an argument called <paramref name="parameter"/>, is not valid.</exception>
    public static PurchaseFamily Of(PurchaseModelKind kind, string parameter) => All.FirstOrDefault(family => family.Kind == kind)
        ?? throw new ArgumentOutOfRangeException(
            parameter, kind, $"The purchase model must be one of {string.Join(", ", All.Select(family => family.Kind))}.");

    /// <summary>Finds the family with a name in the literature, compared ordinally; null when there is none.</summary>
    public static PurchaseFamily? Find(string? name) => All.FirstOrDefault(family => family.Name == name);
}
