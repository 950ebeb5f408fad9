using System.Globalization;
using LifecycleKit.Metrics;
using Spectre.Console;

namespace LifecycleKit.Cli;

/// <summary>The funnel of the lifecycle: the customers who reached each stage, and the step with the largest loss.</summary>
internal static class FunnelChart
{
    private const int WidestBar = 50;

    /// <summary>The width behind a bar: a count, a share, and a mark of the weakest step.</summary>
    private const int Behind = 45;

    public static void Show(IAnsiConsole console, StageFunnel funnel)
    {
        console.MarkupLine("[bold]Funnel[/]: customers who ever reached a stage");
        var stages = FunnelStage.Of(funnel);
        var (most, widest) = (Math.Max(1, funnel.CustomerCount), stages.Select(stage => stage.Stage.Length).DefaultIfEmpty().Max());
        var width = Math.Clamp(console.Profile.Width - widest - Behind, 10, WidestBar);
        foreach (var stage in stages)
        {
            var bar = new string('#', (int)Math.Round((double)width * stage.Reached / most)).PadRight(width);
            var lost = stage.DropOff is { } dropOff ? string.Create(CultureInfo.InvariantCulture, $"{dropOff,7:P1} stop here") : "";
            console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {stage.Stage.PadRight(widest)} {bar} {stage.Reached,8:N0}  {lost}{(stage.IsWeakest ? " <- most" : "")}"));
        }

        console.WriteLine();
    }
}
