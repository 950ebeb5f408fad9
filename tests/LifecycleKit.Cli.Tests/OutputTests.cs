using System.Text.Json;
using System.Text.RegularExpressions;

namespace LifecycleKit.Cli.Tests;

/// <summary>What a run leaves behind when it ends well, is refused, or is interrupted.</summary>
public partial class OutputTests
{
    private const string Orders = "customer,order,date,amount\nanna,1,2026-01-05,20\nbert,2,2026-05-01,10\n";

    [Fact]
    public async Task Run_Refused_LeavesAnEarlierResultAsItWas()
    {
        using var run = await ToolRun.RunOnAsync(Orders);
        var before = Files(run);
        var broken = run.Write("broken.csv", "customer,order,date,amount\nanna,1,someday,x\n");

        await run.AgainAsync(again => ["report", broken, "--out", again.OutputFolder], TestContext.Current.CancellationToken);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(before, Files(run));
    }

    [Fact]
    public async Task Run_Refused_LeavesNoNewFolder()
    {
        using var run = await ToolRun.RunOnAsync("customer,order,date,amount\nanna,1,someday,x\n");

        Assert.Equal(1, run.ExitCode);
        Assert.False(Directory.Exists(run.OutputFolder));
    }

    [Fact]
    public async Task Run_Interrupted_LeavesAnEarlierResultAsItWas()
    {
        using var run = await ToolRun.RunOnAsync(Orders);
        var before = Files(run);
        using var interrupt = new CancellationTokenSource();
        await interrupt.CancelAsync();

        await run.AgainAsync(again => ["report", "--out", again.OutputFolder], interrupt.Token);

        Assert.Equal(130, run.ExitCode);
        Assert.Equal("lifecycle: interrupted; nothing was written.", run.Error.Trim());
        Assert.Equal(before, Files(run));
    }

    [Fact]
    public async Task Run_WhereAFileCannotBeWritten_SaysWhatToDoAndLeavesNothing()
    {
        using var run = await ToolRun.RunOnAsync(Orders);
        // The first file that is moved into its place.
        var rejects = Path.Combine(run.OutputFolder, "rejects.csv");
        File.Delete(rejects);
        Directory.CreateDirectory(Path.Combine(rejects, "full"));
        var before = Directory.GetFiles(run.OutputFolder).Order().Select(File.ReadAllText).ToList();
        var orders = run.Write("more.csv", Orders + "cleo,3,2026-06-01,10\n");

        await run.AgainAsync(again => ["report", orders, "--out", again.OutputFolder], TestContext.Current.CancellationToken);

        Assert.Equal((1, string.Empty), (run.ExitCode, run.Output));
        Assert.StartsWith("lifecycle: The result cannot be written: ", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("Make room, or name another --out.", run.Error.Trim(), StringComparison.Ordinal);
        Assert.Equal(before, Directory.GetFiles(run.OutputFolder).Order().Select(File.ReadAllText));
        Assert.Equal([rejects], Directory.GetDirectories(run.OutputFolder));
    }

    [Fact]
    public async Task Run_Twice_WritesEqualFilesApartFromTheTimes()
    {
        using var first = await ToolRun.RunAsync();
        using var second = await ToolRun.RunAsync();

        foreach (var name in (string[])["customers.csv", "summary.json", "rejects.csv"])
        {
            Assert.Equal(
                File.ReadAllBytes(Path.Combine(first.OutputFolder, name)), File.ReadAllBytes(Path.Combine(second.OutputFolder, name)));
        }

        using var times = JsonDocument.Parse(File.ReadAllText(Path.Combine(first.OutputFolder, "timings.json")));
        Assert.True(times.RootElement.GetProperty("total").GetDouble() > 0);
    }

    [Fact]
    public async Task Run_IdsThatAreFormulas_AreWrittenAsText()
    {
        using var run = await ToolRun.RunOnAsync(
            "customer,order,date,amount\n=1+1,1,2026-01-05,20\n@SUM(A1),2,2026-01-06,10\n+1,3,2026-01-07,10\n-2,4,2026-01-08,10\nplain,5,2026-01-09,-5\n");

        Assert.Equal(
            ["'+1", "'-2", "'=1+1", "'@SUM(A1)", "plain"],
                run.Rows("customers.csv").Select(row => row["customer_id"]).Order(StringComparer.Ordinal));
        // A negative amount is a number and stays one.
        Assert.Equal("-5.00", run.Customer("plain")["net_revenue"]);
    }

    [Fact]
    public async Task Run_WithJson_PrintsTheSummaryAlone()
    {
        using var run = await ToolRun.RunOnAsync(Orders, "--json");

        Assert.Equal(File.ReadAllText(Path.Combine(run.OutputFolder, "summary.json")), run.Output);
    }

    [Fact]
    public async Task Run_OutIsAFile_IsRefused()
    {
        using var run = await ToolRun.RunOnAsync(Orders);
        var file = run.Write("taken", "x");

        await run.AgainAsync(_ => ["report", "--out", file], TestContext.Current.CancellationToken);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("is a file", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ControlCharactersInTheFile_DoNotReachTheTerminal()
    {
        using var run = await ToolRun.RunOnAsync("\u001b[31mcust,date,total\na,2026-01-05,10\n");

        Assert.Equal(1, run.ExitCode);
        Assert.DoesNotContain('\u001b', run.Output + run.Error);
        Assert.True(run.Error.Length < 1_100);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(200)]
    public async Task Run_OnATerminal_KeepsEachLineOfAChartInOneLine(int columns)
    {
        using var run = await ToolRun.RunAtWidthAsync(columns);

        var lines = run.Output.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()).ToList();
        Assert.All(lines.SkipLast(5), line => Assert.True(line.Length <= columns, line));
        var months = lines.Where(line => MonthOfGrowth().IsMatch(line)).ToList();
        Assert.Equal(25, months.Count);
        Assert.All(months, line => Assert.Matches(@"^  \d{4}-\d\d [nrs]* *\d+ +\d+ +\d+ +\d+ +\d+$", line));
    }

    [GeneratedRegex(@"^  20\d\d-\d\d ")]
    private static partial Regex MonthOfGrowth();

    private static Dictionary<string, string> Files(ToolRun run) =>
        Directory.GetFileSystemEntries(run.OutputFolder).ToDictionary(path => Path.GetFileName(path), File.ReadAllText);
}
