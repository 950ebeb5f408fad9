using System.Text.RegularExpressions;
using LifecycleKit.Tests.Conventions;

namespace Quickstart.Tests;

public partial class ExplainTests
{
    [Theory]
    [InlineData("retail")]
    [InlineData("five-phase")]
    public async Task Explain_OfSimulatedCustomers_AgreesWithCustomersCsv(string lifecycle)
    {
        using var all = await Sample.RunAsync("--lifecycle", lifecycle);
        var rows = all.Rows("customers.csv");

        // One of each stage.
        foreach (var row in rows.GroupBy(row => row["stage"]).Select(group => group.Last()))
            await AssertAgreesAsync(row, "--lifecycle", lifecycle);
    }

    [Fact]
    public async Task Explain_OfRealCustomers_AgreesWithCustomersCsv()
    {
        var path = Repository.SharedData("cdnow_orders.csv");
        using var all = await Sample.RunAsync(path, "--as-of", "1997-12-01");
        var rows = all.Rows("customers.csv");
        foreach (var row in rows.GroupBy(row => row["stage"]).Select(group => group.MaxBy(row => row["orders"], StringComparer.Ordinal)!))
            await AssertAgreesAsync(row, path, "--as-of", "1997-12-01");
    }

    [Fact]
    public async Task Explain_OfAnUnknownCustomer_NamesThoseAlike()
    {
        const string Rows = "customer,date,amount\n00015,2026-01-01,1\nAnna-2,2026-01-01,1\n";
        using var zeros = await Sample.RunOnAsync(Rows, "--explain", "15");
        using var part = await Sample.RunOnAsync(Rows, "--explain", "anna");
        using var none = await Sample.RunOnAsync(Rows, "--explain", "zoe");

        Assert.Equal(
            (1, "quickstart: There is no customer '15' among the 2 with a usable row. Did you mean 00015?"),
            (zeros.ExitCode, zeros.Error.Trim()));
        Assert.Equal(
            (1, "quickstart: There is no customer 'anna' among the 2 with a usable row. Did you mean Anna-2?"),
            (part.ExitCode, part.Error.Trim()));
        Assert.Equal(
            (1, "quickstart: There is no customer 'zoe' among the 2 with a usable row. There is 00015, Anna-2 and so on; customers.csv lists all."),
            (none.ExitCode, none.Error.Trim()));
    }

    [Fact]
    public async Task Help_ListsTheOptions()
    {
        using var sample = await Sample.RunAsync("--help");

        Assert.Equal(0, sample.ExitCode);
        foreach (var option in new[] { "--rules FILE.json", "--explain CUSTOMER" })
            Assert.Contains(option, sample.Output, StringComparison.Ordinal);
    }

    private static async Task AssertAgreesAsync(Dictionary<string, string> row, params string[] arguments)
    {
        using var one = await Sample.RunAsync([.. arguments, "--explain", row["customer_id"]]);

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
