namespace LifecycleKit.Tests;

/// <summary>The content hashes of known definitions.</summary>
/// <remarks>
/// A change here moves every customer of every shop over, at the first touch after an upgrade of the library. Where a preset itself is changed that is meant,
/// and only its line changes; a change of all lines means that the canonical form was changed.
/// </remarks>
internal static class GoldenHashes
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["lifecycle awareness"] = "",
        ["lifecycle attraction"] = "",
        ["lifecycle attention"] = "",
        ["lifecycle acquisition"] = "",
        ["lifecycle retail"] = "",
        ["lifecycle five-phase"] = "",
        ["lifecycle everything"] = "",
        ["playbook retail"] = "",
        ["playbook five-phase"] = "",
        ["playbook shop"] = "",
        ["rfm cuts"] = "",
        ["population model"] = "",
    };
}
