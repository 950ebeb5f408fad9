namespace LifecycleKit.Tests.Conventions;

/// <summary>The folders of src/LifecycleKit in their order: a folder may name only folders to its left.</summary>
internal static class Folders
{
    public const string Root = "";

    public static IReadOnlyList<string> InOrder { get; } =
    [
        "Numerics", "Statistics", "Customers", "Rfm", "Clv", "Products", "Scoring", "Conditions", "Segments", "Stages", "Metrics",
        "Experiments", "Plays", "Tracking", "DependencyInjection",
    ];

    public static bool Contains(string name) => InOrder.Contains(name);

    /// <summary>Whether code in one folder may name another; the root folder, which all others see, may name none.</summary>
    public static bool MayName(string from, string to) => (from, to) switch
    {
        // Scores and purchase models meet in Scoring; each must be usable without the other.
        ("Rfm", "Clv") or ("Clv", "Rfm") => false,
        _ => from == to || Position(to) < Position(from),
    };

    public static bool MayNameMicrosoft(string from) => from == "DependencyInjection";

    public static bool MayNameTimeProvider(string from) => from is "Tracking" or "DependencyInjection";

    private static int Position(string folder) => folder == Root ? -1 : InOrder.ToList().IndexOf(folder);
}
