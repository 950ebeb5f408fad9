namespace LifecycleKit.Tests.Experiments;

/// <summary>
/// Buckets that must never change, computed by the published algorithm in another language. docs/experiments.md has them too.
/// </summary>
internal static class BucketVectors
{
    public static IReadOnlyList<(string Salt, string SubjectKey, int Bucket)> All { get; } =
    [
        ("win-back", "1", 7920),
        ("win-back", "2", 8868),
        ("win-back", " 1", 112),
        ("win-back", "10000000", 2010),
        ("win-back", "0f8fad5b-d9cb-469f-a165-70867728950e", 4999),
        ("Win-Back", "1", 5836),
        ("free-shipping", "1", 9974),
        ("free-shipping", "customer-42", 5883),
        ("a", "b", 3886),
        ("Fr\u00FChling", "Zo\u00EB", 5629),
        ("Fru\u0308hling", "Zo\u00EB", 1492),
        ("夏", "客户", 829),
        ("win-back", "\U0001F600", 9570),
        ("win-back", "\uFFFD", 9520),
        ("universal-control", "1", 3439),
        ("universal-control#8100", "1", 5089),
    ];
}
