using System.Globalization;

namespace LifecycleKit.Import.Tests.Files;

/// <summary>The number of random cases of a test: few by default, more where LIFECYCLEKIT_IMPORT_CASES names a factor.</summary>
internal static class CaseCount
{
    public const string Variable = "LIFECYCLEKIT_IMPORT_CASES";

    /// <summary>The number of cases of one of four groups.</summary>
    public static int OfGroup { get; } = 250 * Factor();

    private static int Factor() =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : 1;
}
