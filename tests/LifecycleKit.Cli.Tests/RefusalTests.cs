using System.IO.Compression;
using System.Text;

namespace LifecycleKit.Cli.Tests;

/// <summary>Wrong arguments: one line that says what is wrong, the exit code, and no file.</summary>
public class RefusalTests
{
    private const string Orders = "customer,date,amount\nanna,2026-01-05,20\nbert,2026-05-01,10\n";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("--currency takes a code of ISO 4217 such as EUR, not 'EURO'.", "report", "orders.csv", "--currency", "EURO")]
    [InlineData("--out is empty. Name a folder.", "report", "orders.csv", "--out", "")]
    [InlineData("--out is empty. Name a folder.", "compare", "retail", "retail", "orders.csv", "--out", "")]
    [InlineData("--out is empty. Name a file.", "fit", "orders.csv", "--out", "")]
    [InlineData("--save is empty. Name a file.", "inspect", "orders.csv", "--save", "")]
    [InlineData("--max-unpacked takes a number above 0 such as 0.35, not '0'.", "report", "orders.csv", "--max-unpacked", "0")]
    public async Task Run_WrongValue_IsAnErrorOfUsage(string message, params string[] arguments)
    {
        using var run = await ToolRun.RunWithFilesAsync(new Dictionary<string, string> { ["orders.csv"] = Orders }, arguments);

        Assert.Equal(
            (2, $"lifecycle: {message} Try lifecycle {arguments[0]} --help.", string.Empty), (run.ExitCode, run.Error.Trim(), run.Output));
    }

    [Theory]
    [InlineData("reprot", "reprot", "orders.csv")]
    [InlineData("orders.csv", "orders.csv")]
    public async Task Run_AWordThatIsNoCommand_NamesItAndTheCommands(string word, params string[] arguments)
    {
        using var run = await ToolRun.RunWithFilesAsync(new Dictionary<string, string> { ["orders.csv"] = Orders }, arguments);

        // Files are written into a folder of the run, so that the word may be the end of a path.
        Assert.Equal((2, string.Empty), (run.ExitCode, run.Output));
        Assert.EndsWith(
            $"{word}' is not a command. The commands are report, inspect, explain, check, compare and fit. Try lifecycle --help.",
            run.Error.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_OfAnArchiveAboveTheLimit_NamesTheOption()
    {
        using var run = await ToolRun.RunOnAsync(Orders);
        var path = Path.Combine(run.OutputFolder, "orders.csv.gz");
        await using (var gzip = new GZipStream(File.Create(path), CompressionMode.Compress)) gzip.Write(Encoding.UTF8.GetBytes(Orders));

        await run.AgainAsync(_ => ["report", path, "--out", run.OutputFolder, "--max-unpacked", "0.00000001"], Cancellation);
        Assert.Equal((1, string.Empty), (run.ExitCode, run.Output));
        Assert.Contains("has more than 10 bytes", run.Error, StringComparison.Ordinal);
        Assert.Contains("(--max-unpacked GIB)", run.Error, StringComparison.Ordinal);

        await run.AgainAsync(_ => ["report", path, "--out", run.OutputFolder, "--max-unpacked", "1e300"], Cancellation);
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task Report_OneFileTwice_IsAnErrorOfUsage()
    {
        var files = new Dictionary<string, string> { ["orders.csv"] = Orders };
        using var run = await ToolRun.RunWithFilesAsync(files, "report", "orders.csv", "orders.csv", "--out", "OUT");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("is named twice.", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(run.OutputFolder));
    }

    [Fact]
    public async Task Compare_WithAnUnknownName_ListsThePresets()
    {
        using var run = await ToolRun.RunWithFilesAsync(
            new Dictionary<string, string> { ["orders.csv"] = Orders }, "compare", "retail", "nonsense", "orders.csv");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith(
            "lifecycle: There is no file and no preset 'nonsense'. The presets are retail, attention, ", run.Error,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Name one of the files in it.", "check", "FOLDER")]
    [InlineData("Name one of the files in it.", "report", "FOLDER")]
    [InlineData("Name one of the files in it.", "compare", "retail", "FOLDER", "orders.csv")]
    [InlineData("Name a file with --out.", "fit", "orders.csv", "--out", "FOLDER")]
    public async Task Run_OnAFolder_SaysThatItIsOne(string advice, params string[] arguments)
    {
        var folder = Directory.CreateTempSubdirectory("lifecycle");
        try
        {
            using var run = await ToolRun.RunWithFilesAsync(
                new Dictionary<string, string> { ["orders.csv"] = Orders },
                [.. arguments.Select(argument => argument == "FOLDER" ? folder.FullName : argument),
                    .. arguments[0] == "report" ? ["--out", "OUT"] : Array.Empty<string>()]);

            Assert.Equal((1, string.Empty), (run.ExitCode, run.Output));
            Assert.EndsWith($"is a folder. {advice}", run.Error.Trim(), StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Check_OneError_IsCountedAsOne()
    {
        using var run = await ToolRun.RunWithFilesAsync(new Dictionary<string, string> { ["empty.json"] = "{" }, "check", "empty.json");

        Assert.EndsWith("is not a valid lifecycle: 1 error, listed above.", run.Error.Trim(), StringComparison.Ordinal);
    }
}
