using System.Text.RegularExpressions;

namespace LifecycleKit.Cli.Tests;

/// <summary>The other tests call the entry point; these start the program as a user does, and show that it makes no difference.</summary>
public partial class ProcessTests
{
    [Fact]
    public async Task Process_OnTheSimulatedShop_PrintsAndWritesWhatTheEntryPointDoes()
    {
        using var process = await ToolRun.RunProcessAsync();
        using var called = await ToolRun.RunAsync();

        Assert.Equal((0, string.Empty), (process.ExitCode, process.Error));
        Assert.DoesNotContain('\u001b', process.Output);
        Assert.Equal(WithoutFoldersAndTimes(called.Output), WithoutFoldersAndTimes(process.Output));
        Assert.Equal(
            File.ReadAllText(Path.Combine(called.OutputFolder, "customers.csv")),
            File.ReadAllText(Path.Combine(process.OutputFolder, "customers.csv")));
        Assert.Equal(
            File.ReadAllText(Path.Combine(called.OutputFolder, "summary.json")),
            File.ReadAllText(Path.Combine(process.OutputFolder, "summary.json")));
    }

    [Fact]
    public async Task Process_WithAWrongOption_ExitsWithTwoAndExplains()
    {
        using var process = await ToolRun.RunProcessAsync("--margin", "0");

        Assert.Equal((2, string.Empty), (process.ExitCode, process.Output));
        Assert.StartsWith("lifecycle: --margin takes a number above 0", process.Error, StringComparison.Ordinal);
    }

    private static string WithoutFoldersAndTimes(string output) => FolderOrTime().Replace(output, "");

    [GeneratedRegex(
        @"^Done in .* s\. Written:$|^.*[/\\](customers\.csv|summary\.json|rejects\.csv|timings\.json)\s*$", RegexOptions.Multiline)]
    private static partial Regex FolderOrTime();
}
