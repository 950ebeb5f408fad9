namespace Shop.Start;

/// <summary>The words of the simulated year.</summary>
internal static class SimulatedNames
{
    public static string[] First { get; } =
    [
        "Ada", "Ben", "Cora", "Dana", "Emil", "Fay", "Gus", "Hana", "Igor", "Jana", "Kai", "Lena", "Mia", "Noah", "Olga", "Paul", "Rosa",
        "Sam", "Tara", "Uli", "Vera", "Will", "Yara", "Zoe",
    ];

    /// <summary>Where visits come from; null for a visit without a source.</summary>
    public static string?[] Sources { get; } = ["search", "newsletter", "social", "direct", null];
}
