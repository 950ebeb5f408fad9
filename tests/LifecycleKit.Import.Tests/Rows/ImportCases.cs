using System.Globalization;

namespace LifecycleKit.Import.Tests.Rows;

/// <summary>The number of random cases: few in each run, ten times as many where LIFECYCLEKIT_IMPORT_CASES is 10.</summary>
internal static class ImportCases
{
    private const string Variable = "LIFECYCLEKIT_IMPORT_CASES";

    public static int Times { get; } =
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } times ? int.Parse(times, CultureInfo.InvariantCulture) : 1;
}
