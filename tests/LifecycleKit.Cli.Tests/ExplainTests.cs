using System.Text.RegularExpressions;
using LifecycleKit.Tests.Conventions;

namespace LifecycleKit.Cli.Tests;

public partial class ExplainTests
{
    [Theory]
    [InlineData("retail")]
    [InlineData("five-phase")]
    public async Task Explain_OfSimulatedCustomers_AgreesWithCustomersCsv(string lifecycle)
    {
        using var all = await ToolRun.RunAsync("--lifecycle", lifecycle);
        var rows = all.Rows("customers.csv");
        using var text = new StreamReader(SimulatedShop.Open());
        var path = all.Write("shop.csv", await text.ReadToEndAsync(TestContext.Current.CancellationToken));

        // One of each stage.
        foreach (var row in rows.GroupBy(row => row["stage"]).Select(group => group.Last()))
            await AssertAgreesAsync(row, path, "--lifecycle", lifecycle);
    }

    [Fact]
    public async Task Explain_OfRealCustomers_AgreesWithCustomersCsv()
    {
        var path = Repository.SharedData("cdnow_orders.csv");
        using var all = await ToolRun.RunAsync(path, "--as-of", "1997-12-01");
        var rows = all.Rows("customers.csv");
        foreach (var row in rows.GroupBy(row => row["stage"]).Select(group => group.MaxBy(row => row["orders"], StringComparer.Ordinal)!))
            await AssertAgreesAsync(row, path, "--as-of", "1997-12-01");
    }

    [Fact]
    public async Task Explain_OfAnUnknownCustomer_NamesOneAlikeAtMost()
    {
        const string Rows = "customer,date,amount\n00015,2026-01-01,1\nAnna-2,2026-01-01,1\n";
        var files = new Dictionary<string, string> { ["orders.csv"] = Rows };
        using var zeros = await ToolRun.RunWithFilesAsync(files, "explain", "orders.csv", "15");
        using var none = await ToolRun.RunWithFilesAsync(files, "explain", "orders.csv", "zoe");

        Assert.Equal(
            (1, "lifecycle: There is no customer '15' among the 2 of the file. Did you mean '00015'?"),
                (zeros.ExitCode, zeros.Error.Trim()));
        Assert.Equal(
            (1, "lifecycle: There is no customer 'zoe' among the 2 of the file. The file customers.csv of lifecycle report lists all."),
            (none.ExitCode, none.Error.Trim()));
    }

    [Fact]
    public async Task Help_ListsTheOptions()
    {
        using var run = await ToolRun.RunCommandAsync("report", "--help");

        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        foreach (var option in new[] { "--rules", "--out", "--date-order", "dmy|mdy|ymd", "--currency", "Examples:" })
            Assert.Contains(option, run.Output, StringComparison.Ordinal);
    }

    private static async Task AssertAgreesAsync(Dictionary<string, string> row, string path, params string[] arguments)
    {
        using var one = await ToolRun.RunCommandAsync(["explain", path, row["customer_id"], .. arguments]);

        Assert.Equal((0, string.Empty), (one.ExitCode, one.Error));
        var stage = StageLine().Match(one.Output);
        Assert.Equal((row["stage"], row["stage_since"]), (stage.Groups[1].Value, stage.Groups[2].Value));
        var next = NextLine().Match(one.Output).Groups[1].Value;
        Assert.Equal(row["next_due"], next);
        var highest = HighestLine().Match(one.Output);
        Assert.Equal(row["highest_stage"], highest.Success ? highest.Groups[1].Value : row["stage"]);
    }

    [GeneratedRegex(@"^  Stage +([^,]+), since (\S+) ", RegexOptions.Multiline)]
    private static partial Regex StageLine();

    [GeneratedRegex(@"^  Next +[^,]+, (\S+) \(in ", RegexOptions.Multiline)]
    private static partial Regex NextLine();

    [GeneratedRegex(@"^  Highest so far +(\S+)", RegexOptions.Multiline)]
    private static partial Regex HighestLine();
}
