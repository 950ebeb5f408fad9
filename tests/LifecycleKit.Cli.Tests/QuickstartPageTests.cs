using System.Diagnostics;
using LifecycleKit.Tests.Conventions;
using LifecycleKit.Tests.Docs;
using LifecycleKit.Tests.Stages;
using LifecycleKit.UserTests.Docs;

namespace LifecycleKit.Cli.Tests;

/// <summary>docs/getting-started.md shows the sample Quickstart as it is, and what it prints.</summary>
public class QuickstartPageTests
{
    private static readonly string[] Page = ["docs", "getting-started.md"];
    private static readonly string[] Source = ["docs", "samples", "Quickstart", "Program.cs"];

    [Fact]
    public void Program_OnThePage_IsTheFileOfTheSample()
    {
        var program = MarkdownPage.Text(Source).Trim();
        if (GoldenFile.IsUpdating) Replace(Quoted().Text, program);

        Assert.Equal(program, Quoted().Text);
    }

    [Fact]
    public void Program_OfTheSample_IsShort() => Assert.InRange(MarkdownPage.Text(Source).Split('\n').Length - 1, 1, 60);

    [Fact]
    public async Task Output_OnThePage_IsWhatTheSamplePrints()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Quickstart.dll"));
        using var process = Process.Start(start)!;
        var cancellation = TestContext.Current.CancellationToken;
        var error = process.StandardError.ReadToEndAsync(cancellation);
        var output = (await process.StandardOutput.ReadToEndAsync(cancellation)).ReplaceLineEndings("\n").Trim();
        await process.WaitForExitAsync(cancellation);

        Assert.Equal((0, string.Empty), (process.ExitCode, await error));
        if (GoldenFile.IsUpdating) MarkdownPage.Rewrite("console", [output], Page);
        Assert.Equal(output, Assert.Single(PageBlock.Read(MarkdownPage.Text(Page)), block => block.Language == "console").Text);
    }

    private static PageBlock Quoted() => Assert.Single(
        PageBlock.Read(MarkdownPage.Text(Page)), block => block.Lead.Contains("(samples/Quickstart/Program.cs)", StringComparison.Ordinal));

    private static void Replace(string old, string text) =>
        File.WriteAllText(
            Path.Combine([Repository.Root, .. Page]),
            MarkdownPage.Text(Page).Replace(old, text, StringComparison.Ordinal));
}
