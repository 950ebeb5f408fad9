using System.Globalization;
using LifecycleKit.Metrics;
using Spectre.Console;

namespace Quickstart;

/// <summary>The funnel of the lifecycle: how many came as far as each stage, and where most are lost.</summary>
public static class FunnelChart
{
    private const int WidestBar = 50;

    public static void Show(StageFunnel funnel)
    {
        AnsiConsole.MarkupLine("[bold]Funnel[/]: customers who ever came as far as a stage");
        var stages = FunnelStage.Of(funnel);
        var (most, widest) = (Math.Max(1, funnel.Customers), stages.Select(stage => stage.Stage.Length).DefaultIfEmpty().Max());
        foreach (var stage in stages)
        {
            var bar = new string('#', (int)Math.Round((double)WidestBar * stage.Reached / most)).PadRight(WidestBar);
            var lost = stage.DropOff is { } dropOff ? string.Create(CultureInfo.InvariantCulture, $"{dropOff:P1} go no further") : "";
            AnsiConsole.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"  {stage.Stage.PadRight(widest)} {bar} {stage.Reached,8:N0}  {lost}{(stage.IsWeakest ? "  <- weakest step" : "")}"));
        }

        AnsiConsole.WriteLine();
    }
}
