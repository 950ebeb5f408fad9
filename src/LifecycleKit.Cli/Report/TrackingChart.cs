using System.Globalization;
using LifecycleKit.Clv;
using Spectre.Console;

namespace LifecycleKit.Cli;

/// <summary>Repeat purchases over time: a bar for the actual number, a mark for the expected one.</summary>
internal static class TrackingChart
{
    private const int MaxRows = 26;
    private const int WidestBar = 60;

    /// <summary>The width beside a bar: date and figures.</summary>
    private const int Beside = 34;

    public static void Show(IAnsiConsole console, TrackingTable tracking)
    {
        if (tracking.Rows.IsEmpty) return;
        var step = (tracking.Rows.Length + MaxRows - 1) / MaxRows;
        var periods = tracking.Rows.Chunk(step)
            .Select(
                rows => (rows[0].Start, rows[0].IsHoldout, Actual: rows.Sum(row => row.Actual), Expected: rows.Sum(row => row.Expected[0])))
            .ToList();
        var most = Math.Max(1, periods.Max(period => Math.Max(period.Actual, period.Expected)));
        console.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"[bold]Repeat purchases, {(step == 1 ? "a week" : $"{step} weeks")} per row[/]: bars are actual, | is expected by {tracking.ModelNames[0]}");
        var width = Math.Clamp(console.Profile.Width - Beside, 10, WidestBar);
        var isHoldout = false;
        foreach (var (start, held, actual, expected) in periods)
        {
            if (held && !isHoldout) console.WriteLine("  -- hold-out: the model was fitted without the orders below --");
            isHoldout = held;
            console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {start:yyyy-MM-dd} {Bar(actual / most, expected / most, width)} {actual,7:N0} {expected,9:N1}"));
        }

        console.WriteLine();
    }

    private static string Bar(double actual, double expected, int width)
    {
        var cells = new char[width + 1];
        Array.Fill(cells, ' ');
        Array.Fill(cells, '#', 0, (int)Math.Round(actual * width));
        cells[(int)Math.Round(expected * width)] = '|';
        return new string(cells);
    }
}
