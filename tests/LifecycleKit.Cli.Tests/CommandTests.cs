using LifecycleKit.Plays;
using LifecycleKit.Stages;

namespace LifecycleKit.Cli.Tests;

public class CommandTests
{
    private const string Orders =
        "customer,order,date,amount\nanna,1,2026-01-05,20\nanna,2,2026-02-05,40\nbert,3,2026-05-01,10\ncleo,4,2026-05-02,30\n";

    private const string Club =
        """
        { "format": 1, "name": "tea club", "initial": "guest",
          "stages": { "guest": { "rank": 0 }, "member": { "rank": 1, "terminal": true } },
          "rules": { "joins": { "from": "guest", "to": "member", "on": "OrderPlaced", "when": { "field": "revenue.last365d", "gte": 15 } } } }
        """;

    [Fact]
    public async Task Check_ALifecycle_PrintsItsDiagram()
    {
        using var run = await ToolRun.RunWithFilesAsync(new Dictionary<string, string> { ["club.json"] = Club }, "check", "club.json");

        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.Contains("tea club: 2 stages, 1 rules.", run.Output, StringComparison.Ordinal);
        Assert.Contains(LifecycleDefinition.FromJson(Club).ToMermaid().Trim(), run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_ALifecycleWithErrors_ListsAllAndExitsWithOne()
    {
        var broken = Club.Replace("\"to\": \"member\"", "\"to\": \"members\"", StringComparison.Ordinal)
            .Replace("\"gte\": 15", "\"gte\": \"x\"", StringComparison.Ordinal);
        using var run = await ToolRun.RunWithFilesAsync(new Dictionary<string, string> { ["club.json"] = broken }, "check", "club.json");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error unknown-stage", run.Output, StringComparison.Ordinal);
        Assert.Contains("error type-mismatch", run.Output, StringComparison.Ordinal);
        Assert.Single(run.Error.Trim().Split('\n'));
    }

    [Fact]
    public async Task Check_APlaybook_PrintsItsCoverage()
    {
        var files = new Dictionary<string, string> { ["plays.json"] = Playbooks.FivePhase.ToJson() };
        using var run = await ToolRun.RunWithFilesAsync(files, "check", "plays.json", "--lifecycle", "five-phase");

        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.Contains("coverage of five-phase", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_TwoLifecycles_CountsTheCustomersByBothStages()
    {
        var files = new Dictionary<string, string>
        {
            ["a.json"] = Club, ["b.json"] = Club.Replace("\"gte\": 15", "\"gte\": 35", StringComparison.Ordinal), ["orders.csv"] = Orders,
        };
        using var run = await ToolRun.RunWithFilesAsync(files, "compare", "a.json", "b.json", "orders.csv", "--out", "OUT");

        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.Contains("1 of 3 customers are in another stage", run.Output, StringComparison.Ordinal);
        var moved = Assert.Single(run.Rows("moves.csv"));
        Assert.Equal(("cleo", "member", "guest"), (moved["customer_id"], moved["stage_before"], moved["stage_after"]));
    }

    [Fact]
    public async Task Fit_TooFewOrders_IsRefusedAndWritesNothing()
    {
        using var run = await ToolRun.RunWithFilesAsync(
            new Dictionary<string, string> { ["orders.csv"] = Orders }, "fit", "orders.csv", "--out", "OUT");

        Assert.Equal(1, run.ExitCode);
        Assert.False(File.Exists(run.OutputFolder));
    }

    [Fact]
    public async Task Fit_TheSimulatedShop_WritesAModelThatIsReadAgain()
    {
        using var text = new StreamReader(SimulatedShop.Open());
        var files = new Dictionary<string, string> { ["shop.csv"] = await text.ReadToEndAsync(TestContext.Current.CancellationToken) };
        using var run = await ToolRun.RunWithFilesAsync(files, "fit", "shop.csv", "--out", "OUT");

        Assert.Equal(0, run.ExitCode);
        var model = LifecycleKit.Scoring.PopulationModel.FromJson(File.ReadAllText(run.OutputFolder));
        Assert.Equal("MBG/NBD", model.Purchases.Name);
    }

    [Fact]
    public async Task Run_WithoutCommand_ShowsHelpAndExitsWithTwo()
    {
        using var run = await ToolRun.RunCommandAsync();

        Assert.Equal(2, run.ExitCode);
    }
}
