using System.Globalization;
using System.Runtime.CompilerServices;

namespace LifecycleKit.Tests;

/// <summary>Runs all tests of an assembly under the culture that LIFECYCLEKIT_TEST_CULTURE names; under the machine's without it.</summary>
internal static class TestCulture
{
    public const string Variable = "LIFECYCLEKIT_TEST_CULTURE";

    /// <summary>Whether the runtime knows the invariant culture alone.</summary>
    public static bool IsInvariantMode { get; } = !Knows("de-DE");

    /// <summary>A culture by its name; in invariant mode, where there are none, one that writes numbers and dates its own way.</summary>
    public static CultureInfo Named(string name)
    {
        if (!IsInvariantMode) return CultureInfo.GetCultureInfo(name);
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.NegativeSign = "−";
        culture.DateTimeFormat.DateSeparator = ".";
        culture.DateTimeFormat.TimeSeparator = ".";
        return culture;
    }

    [ModuleInitializer]
    internal static void UseNamedCulture()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } name) return;
        var culture = Named(name);
        CultureInfo.DefaultThreadCurrentCulture = culture;
        CultureInfo.DefaultThreadCurrentUICulture = culture;
        CultureInfo.CurrentCulture = culture;
        CultureInfo.CurrentUICulture = culture;
    }

    private static bool Knows(string name)
    {
        try
        {
            return CultureInfo.GetCultureInfo(name).Name == name
                && CultureInfo.GetCultureInfo(name).NumberFormat.NumberDecimalSeparator == ",";
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }
}
