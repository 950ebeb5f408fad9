namespace LifecycleKit.Stages;

/// <summary>The names of the kinds of lifecycles in text.</summary>
internal static class KindNames
{
    private static readonly (LifecycleKind Kind, string Name)[] All =
        [(LifecycleKind.Journey, "journey"), (LifecycleKind.Membership, "membership"), (LifecycleKind.Index, "index")];

    public static string Of(LifecycleKind kind) => Array.Find(All, one => one.Kind == kind).Name;

    /// <summary>Returns the kind of a name, whose case is ignored; null for an unknown name.</summary>
    public static LifecycleKind? Find(string name)
    {
        foreach (var (kind, known) in All)
        {
            if (string.Equals(known, name, StringComparison.OrdinalIgnoreCase)) return kind;
        }

        return null;
    }

    public static Diagnostic Unknown(string name) => Diagnostic.Error(
        DiagnosticIds.UnknownValue, "kind", $"There is no kind of lifecycle '{Diagnostic.Shown(name)}'.",
        Nearest.Hint(name, All.Select(one => one.Name), "Use journey, membership or index."));
}
