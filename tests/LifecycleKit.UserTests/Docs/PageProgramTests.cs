using LifecycleKit.Tests.Docs;
using LifecycleKit.Tests.Stages;

namespace LifecycleKit.UserTests.Docs;

/// <summary>The code blocks of a page compile as shown, with the <c>using</c> lines of the page, and print what the page shows.</summary>
public sealed class PageProgramTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("accounts.md")]
    [InlineData("audiences.md")]
    [InlineData("carts.md")]
    [InlineData("deals.md")]
    [InlineData("getting-started.md")]
    [InlineData("events.md")]
    [InlineData("histories.md")]
    [InlineData("identities.md")]
    [InlineData("lifecycles.md")]
    [InlineData("privacy.md")]
    [InlineData("products.md")]
    [InlineData("rules.md")]
    [InlineData("segments.md")]
    [InlineData("shops.md")]
    [InlineData("testing.md")]
    public void Programs_OfAPage_PrintWhatThePageShows(string page)
    {
        var blocks = PageBlock.Read(MarkdownPage.Text("docs", page));
        foreach (var block in blocks.Where(block => block.FileName is not null))
            File.WriteAllText(Path.Combine(_folder.FullName, block.FileName!), block.Text);
        // Quoted files are programs of their own, and have tests of their own.
        var programs = PageProgram.Read($"docs/{page}", [.. blocks.Where(block => !block.IsQuoted)]);
        Assert.NotEmpty(programs);
        string[] printed = [.. programs.SelectMany(program => Printed(program))];
        if (GoldenFile.IsUpdating) MarkdownPage.Rewrite("text", printed, "docs", page);
        var shown = PageBlock.Read(MarkdownPage.Text("docs", page)).Where(block => block.Language == "text").Select(block => block.Text);
        Assert.Equal(printed, shown);
    }

    [Fact]
    public void Compile_WithoutAUsingLine_SaysWhere() => Assert.Equal(
        "page.md:7: CS0103 The name 'CustomerHistory' does not exist in the current context",
        Assert.Single(Compile(
            "using LifecycleKit.Stages;", "Console.WriteLine(LifecyclePresets.Retail);\nConsole.WriteLine(nameof(CustomerHistory));")));

    [Fact]
    public void Compile_WithAUsingLineTooMany_SaysWhich() => Assert.Contains(
        "CS8019",
        Assert.Single(Compile("using LifecycleKit.Customers;\nusing LifecycleKit.Stages;", "Console.WriteLine(LifecyclePresets.Retail);")),
        StringComparison.Ordinal);

    [Fact]
    public void Compile_WithAnInternalMember_IsRefused() => Assert.Contains(
        "CS1061",
        Assert.Single(Compile("using LifecycleKit.Segments;", "Console.WriteLine(SegmentMaps.Grid10.Cells());")),
        StringComparison.Ordinal);

    [Fact]
    public void Run_OfTwoParts_PrintsEach()
    {
        var program = Assert.Single(PageProgram.Read("page.md", PageBlock.Read(
            $"{Shown("using LifecycleKit.Stages;", "Console.WriteLine(LifecyclePresets.Retail.Name);")}\n```text\nx\n```\n"
            + $"{Shown("Console.WriteLine(2);")}\n```text\n2\n```")));

        Assert.Equal(["x", "2"], program.Expected);
        Assert.Equal(["retail", "2"], Printed(program));
    }

    private IReadOnlyList<string> Printed(PageProgram program)
    {
        var parts = program.Run(_folder.FullName);
        Assert.True(parts[^1].Length == 0, $"The page does not show what its last blocks print: {parts[^1]}");
        return [.. parts.SkipLast(1)];
    }

    private static IReadOnlyList<string> Compile(params string[] blocks) =>
        Assert.Single(PageProgram.Read("page.md", PageBlock.Read(Shown(blocks)))).Compile(Stream.Null);

    private static string Shown(params string[] blocks) => string.Join("\n\n", blocks.Select(block => $"```csharp\n{block}\n```"));
}
