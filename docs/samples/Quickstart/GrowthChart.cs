using System.Collections.Immutable;
using System.Globalization;
using LifecycleKit.Customers;
using LifecycleKit.Metrics;
using Spectre.Console;

namespace Quickstart;

/// <summary>Growth accounting as bars: who was active each month, and who went, to the left.</summary>
public static class GrowthChart
{
    private const int WidestBar = 50;

    public static void Show(ImmutableArray<GrowthRow> months, TimeZoneInfo zone)
    {
        AnsiConsole.MarkupLine("[bold]Customers by month[/]: n new, r returning, s resurrecting; - dormant since the month before");
        var most = Math.Max(1, months.Max(month => month.Active));
        var mostGone = Math.Max(1, months.Max(month => month.Dormant));
        var left = (int)Math.Min(WidestBar, WidestBar * mostGone / most) + 1;
        foreach (var month in months)
        {
            var (came, returned) = (Scaled(month.New), Scaled(month.New + month.Returning));
            var bar = new string('n', came) + new string('r', returned - came) + new string('s', Scaled(month.Active) - returned);
            var gone = new string('-', Math.Min(left, Scaled(month.Dormant))).PadLeft(left);
            AnsiConsole.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {CalendarDays.DateOf(month.Period.From, zone):yyyy-MM} {gone}|{bar.PadRight(WidestBar)} {month.Active,7:N0} active, {month.New:N0} new, {month.Dormant:N0} gone"));
        }

        AnsiConsole.WriteLine();

        int Scaled(long count) => (int)Math.Round((double)WidestBar * count / most);
    }
}
