using System.Globalization;

namespace LifecycleKit.Tests;

/// <summary>How many times as many random cases laws try as in each run: .ci/run sets LIFECYCLEKIT_CASES for the longest ones.</summary>
internal static class RandomCases
{
    private const string Variable = "LIFECYCLEKIT_CASES";

    /// <summary>The factor; 1 by default.</summary>
    public static int Times { get; } =
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } times ? int.Parse(times, CultureInfo.InvariantCulture) : 1;
}
