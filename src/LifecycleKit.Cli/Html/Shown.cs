using System.Globalization;

namespace LifecycleKit.Cli;

/// <summary>Figures as the page shows them.</summary>
internal static class Shown
{
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    public static string Money(decimal amount) => amount.ToString("N2", CultureInfo.InvariantCulture);

    public static string Share(double share) => share.ToString("0.0 %", CultureInfo.InvariantCulture);

    public static string Share(long part, long whole) => whole == 0 ? "" : Share((double)part / whole);

    public static string Number(double value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);
}
