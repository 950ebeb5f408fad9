namespace LifecycleKit.Cli.Tests;

public class RulesTests
{
    private const string Orders =
        "customer,order,date,amount\nanna,1,2026-01-05,20\nanna,2,2026-02-05,40\nbert,3,2026-05-01,10\ncleo,4,2026-05-02,-3\n";

    private const string Club =
        """
        { "format": 1, "name": "tea club", "initial": "guest",
          "stages": { "guest": { "rank": 0 }, "member": { "rank": 1 }, "dozing": {}, "gone": { "terminal": true } },
          "rules": {
            "joins": { "from": "guest,dozing", "to": "member", "on": "OrderPlaced", "when": { "field": "revenue.last365d", "gte": 15 } },
            "dozes-off": { "from": "member", "to": "dozing", "on": "Time", "when": { "field": "lastOrderAt", "olderThan": "60d" } },
            "leaves": { "from": "dozing", "to": "gone", "on": "Time", "when": { "field": "lastOrderAt", "olderThan": "2y" } } } }
        """;

    [Fact]
    public async Task Run_Rules_StagesAreThoseOfTheFile()
    {
        using var run = await ToolRun.RunWithRulesAsync(Orders, Club.Replace("2y", "700d", StringComparison.Ordinal));

        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.Equal(
            ["guest 2", "member 0", "dozing 1", "gone 0"],
            run.Summary().GetProperty("stages").EnumerateObject().Select(stage => $"{stage.Name} {stage.Value}"));
        Assert.Contains("Stages (tea club)", run.Output, StringComparison.Ordinal);
        var anna = run.Customer("anna");
        Assert.Equal(
            ("dozing", "member", "2026-04-06T00:00:00Z", "2028-01-06T00:00:00Z"),
            (anna["stage"], anna["highest_stage"], anna["stage_since"], anna["next_due"]));
        Assert.Equal("guest", run.Customer("bert")["stage"]);
    }

    [Fact]
    public async Task Run_RulesThatAPresetWrites_ComeToTheSame()
    {
        using var preset = await ToolRun.RunOnAsync(Orders);
        using var file = await ToolRun.RunWithRulesAsync(Orders, LifecycleKit.Stages.LifecyclePresets.Retail.ToJson());

        Assert.Equal((0, string.Empty), (file.ExitCode, file.Error));
        Assert.Equal(preset.Rows("customers.csv"), file.Rows("customers.csv"));
    }

    [Fact]
    public async Task Run_RulesThatAreRefused_ListsAllDiagnostics()
    {
        using var run =
            await ToolRun.RunWithRulesAsync(
                Orders, Club.Replace("\"from\": \"member\"", "\"from\": \"members\"", StringComparison.Ordinal));

        Assert.Equal(1, run.ExitCode);
        var lines = run.Error.TrimEnd().Split('\n');
        Assert.Matches(@"^lifecycle: .*rules\.json is refused:$", lines[0]);
        Assert.Contains(lines, line => line.StartsWith("- error unknown-stage at rules/dozes-off/from: ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("- error type-mismatch at rules/leaves/when/olderThan: ", StringComparison.Ordinal));
        Assert.False(Directory.Exists(run.OutputFolder));
    }

    [Fact]
    public async Task Run_RulesThatAreNoJson_SaysWhere()
    {
        using var run = await ToolRun.RunWithRulesAsync(Orders, "{ \"format\": 1,");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("- error malformed-json: The text is not JSON: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_RulesWithWarnings_SaysThemAndGoesOn()
    {
        using var run = await ToolRun.RunWithRulesAsync(
            Orders, Club.Replace("2y", "700d", StringComparison.Ordinal).Replace("\"terminal\": true", "", StringComparison.Ordinal));

        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"^lifecycle: .*rules\.json: warning dead-end at stages/gone: ", run.Error);
        Assert.Single(run.Error.Trim().Split('\n'));
        Assert.Equal("dozing", run.Customer("anna")["stage"]);
    }

    [Fact]
    public async Task Run_RulesAndExplain_SpeaksOfTheUsersStages()
    {
        var files = new Dictionary<string, string>
        {
            ["orders.csv"] = Orders, ["rules.json"] = Club.Replace("2y", "700d", StringComparison.Ordinal),
        };
        using var run = await ToolRun.RunWithFilesAsync(files, "explain", "orders.csv", "anna", "--rules", "rules.json");

        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.Equal(
            """
            Customer anna, as of 2026-05-03T00:00:00Z, in the lifecycle tea club

              Stage           dozing, since 2026-04-06T00:00:00Z (27 days)
              Highest so far  member
              Orders          2, the last at 2026-02-05T00:00:00Z; net revenue 60.00
              Next            gone, 2028-01-06T00:00:00Z (in 613 days), if nothing happens

            Transitions so far
              2026-01-05T00:00:00Z  begins as guest
              2026-01-05T00:00:00Z  guest -> member   by joins (OrderPlaced)
              2026-04-06T00:00:00Z  member -> dozing  by dozes-off (time)

            Rules from dozing
              joins -> member: would match on OrderPlaced
              leaves -> gone: false at lastOrderAt older than 700d (2026-02-05T00:00:00Z, 87d ago); not before 2028-01-06T00:00:00Z

            Possible transitions
              2028-01-06T00:00:00Z: gone by leaves if no event arrives
              member by joins on OrderPlaced

            """.ReplaceLineEndings("\n"),
            run.Output.ReplaceLineEndings("\n"));
        Assert.False(Directory.Exists(run.OutputFolder));
    }
}
