using LifecycleKit.Customers;
using LifecycleKit.Metrics;

namespace LifecycleKit.Cli;

/// <summary>The stages: how many are in each, how many reached it, and the moves between them.</summary>
internal static class StageSection
{
    private const int FlowDays = 90;

    public static void Write(HtmlWriter page, ReportContent content)
    {
        var stages = content.Options.Lifecycle.Stages.Select(stage => stage.Id).ToList();
        page.BeginSection("Stages", "The stage of each customer now, and the moves between stages of the last 90 days.");
        page.Chart(
            "Customers by stage",
            ChartSvg.Bars(
                "stages", stages, [new ChartSeries("customers", [.. stages.Select(stage => (double)content.Summary.Stages[stage])])]),
            ["Stage", "Customers", "Share"],
            stages.Select(stage => (IReadOnlyList<string>)
                [stage, Shown.Count(content.Summary.Stages[stage]),
                    Shown.Share(content.Summary.Stages[stage], content.Summary.Customers)]));
        Flow(page, content, stages);
        page.Table(
            "Funnel: customers who ever reached a stage, or one above it",
            ["Stage", "Reached", "Stop here"],
            content.Summary.Funnel.Select(step => (IReadOnlyList<string>)
                [step.Stage, Shown.Count(step.Reached), step.DropOff is { } dropOff ? Shown.Share(dropOff) : ""]));
        page.EndSection();
    }

    private static Period LastDays(ReportContent content) =>
        Period.Create(content.Summary.AsOf.AddDays(-FlowDays), content.Summary.AsOf);

    private static void Flow(HtmlWriter page, ReportContent content, List<string> stages)
    {
        var flow = StageFlow.Of(
            StageRanks.Of(content.Options.Lifecycle), content.Customers.Select(customer => customer.Path), LastDays(content));
        var most = Math.Max(
            1, stages.SelectMany(from => stages.Where(to => to != from).Select(to => flow.GetCount(from, to))).DefaultIfEmpty().Max());
        page.Matrix(
            FormattableString.Invariant($"Customers by their stage {FlowDays} days before (rows) and now (columns)"),
            ["from \\ to", .. stages],
            ((string?[])[null, .. stages]).Select(from => (
                from ?? "new",
                stages.Select(to => (flow.GetCount(from, to), to)).Select(cell => (
                    cell.Item1 == 0 ? "" : Shown.Count(cell.Item1),
                    cell.to == from || cell.Item1 == 0 ? (double?)null : (double)cell.Item1 / most)))));
    }
}
