using LifecycleKit.Tests.Docs;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests.Docs;

/// <summary>The section of docs/plays.md on claims: its program prints what the page shows, and its table has every outcome.</summary>
public class PlaysPageClaimTests
{
    private const string Heading = "## Sending once";

    [Fact]
    public void Program_OfTheSection_PrintsWhatThePageShows()
    {
        var page = MarkdownPage.Text("docs", "plays.md");
        var start = page.IndexOf($"\n{Heading}\n", StringComparison.Ordinal);
        var end = page.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        // Line feeds in place of the text before, so that messages have the lines of the page.
        var before = new string('\n', page[..start].Count(one => one == '\n'));
        var program = Assert.Single(PageProgram.Read("docs/plays.md", PageBlock.Read(before + page[start..end])));

        var printed = program.Run(Path.GetTempPath());

        Assert.Equal([Assert.Single(program.Expected), string.Empty], printed);
    }

    [Fact]
    public void Outcomes_OfTheTable_AreAllOutcomes() => Assert.Equal(
        Enum.GetNames<PlayClaimOutcome>(),
        MarkdownPage.Read("docs", "plays.md").Section(Heading).Table("| Outcome of a claim | Meaning | What to do |")
            .Select(row => row[0].Split(' ')[0]).Distinct());
}
