using System.Globalization;

namespace LifecycleKit.Import.Tests.Rows;

/// <summary>The number of random cases: few in each run, ten times as many where LIFECYCLEKIT_IMPORT_CASES is 10.</summary>
internal static class ImportCases
{
    private const string Variable = "LIFECYCLEKIT_IMPORT_CASES";

    public static int Times { get; } =
        int.TryParse(Environment.GetEnvironmentVariable(Variable), NumberStyles.None, CultureInfo.InvariantCulture, out var times) ? Math.Max(1, times) : 1;
}
