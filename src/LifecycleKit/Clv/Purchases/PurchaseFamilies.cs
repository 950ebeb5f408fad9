using System.Collections.Immutable;

namespace LifecycleKit.Clv;

/// <summary>The closed list of purchase models: whoever must find one by its name looks here.</summary>
internal static class PurchaseFamilies
{
    /// <summary>All families, in the order in which comparisons show them.</summary>
    public static ImmutableArray<PurchaseFamily> All { get; } =
        [BetaGeometricFamily.Standard, BetaGeometricFamily.Modified, ParetoNbdFamily.Instance, NbdFamily.Instance];

    /// <summary>The family of a name, compared ordinally; null when there is none.</summary>
    public static PurchaseFamily? Find(string name) => All.FirstOrDefault(family => family.Name == name);

    /// <summary>That no family has a name, and which there are.</summary>
    public static string Unknown(string name) =>
        $"No purchase model is named \"{name}\"; there are {string.Join(", ", All.Select(family => family.Name))}.";
}
