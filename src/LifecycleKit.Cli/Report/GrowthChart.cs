using System.Collections.Immutable;
using System.Globalization;
using LifecycleKit.Customers;
using LifecycleKit.Metrics;
using Spectre.Console;

namespace LifecycleKit.Cli;

/// <summary>Growth accounting as bars: new, returning and resurrecting customers of each month, and dormant ones.</summary>
internal static class GrowthChart
{
    private const int WidestBar = 50;
    private const int NarrowestBar = 4;

    /// <summary>The width beside a bar: the month and five counts.</summary>
    private const int Beside = 54;

    public static void Show(IAnsiConsole console, ImmutableArray<GrowthRow> months, TimeZoneInfo zone)
    {
        var width = Math.Clamp(console.Profile.Width - Beside, NarrowestBar, WidestBar);
        var most = Math.Max(1, months.Max(month => month.ActiveCount));
        console.MarkupLine("[bold]Growth[/]: customers new, returning, resurrecting; dormant since the month before");
        console.WriteLine($"          {new string(' ', width)}  active      new   return  resurr  dormant");
        foreach (var month in months)
        {
            var (came, returned) = (Scaled(month.NewCount), Scaled(month.NewCount + month.ReturningCount));
            var bar = new string('n', came) + new string('r', returned - came) + new string('s', Scaled(month.ActiveCount) - returned);
            console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {CalendarDays.DateOf(month.Period.From, zone):yyyy-MM} {bar.PadRight(width)} {month.ActiveCount,7:N0}  {month.NewCount,7:N0}  {month.ReturningCount,7:N0} {month.ResurrectingCount,7:N0}  {month.DormantCount,7:N0}"));
        }

        console.WriteLine();

        int Scaled(long count) => (int)Math.Round((double)width * count / most);
    }
}
