using System.Globalization;
using LifecycleKit.Statistics;

namespace Shop.Pages;

/// <summary>How pages write numbers and instants: the same for every culture of the server.</summary>
public static class Shown
{
    public static string Money(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture) + " EUR";

    public static string At(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static string AtOr(DateTimeOffset? instant, string none) => instant is { } at ? At(at) : none;

    /// <summary>Returns a share as a percentage, or the reason why there is none.</summary>
    public static string Share(Estimate share) => share.TryGetValue(out var value)
        ? (100 * value).ToString("0", CultureInfo.InvariantCulture) + " %" : $"not known: {share.Reason}";

    /// <summary>Returns an estimate with decimals, or the reason why there is none.</summary>
    public static string Number(Estimate estimate, string format, string unit = "") => estimate.TryGetValue(out var value)
        ? value.ToString(format, CultureInfo.InvariantCulture) + unit : $"not known: {estimate.Reason}";
}
