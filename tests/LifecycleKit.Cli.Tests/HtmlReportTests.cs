using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace LifecycleKit.Cli.Tests;

public partial class HtmlReportTests
{
    [Fact]
    public async Task Run_WithHtml_WritesOnePageThatNeedsNothingElse()
    {
        using var run = await ToolRun.RunAsync("--html");

        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        var text = run.Page();
        foreach (var forbidden in (string[])["<script", "http://", "https://", "<link", "<img", "@import"])
        {
            Assert.DoesNotContain(
                forbidden, text.Replace("http://www.w3.org/", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        }

        var page = run.PageTree();
        Assert.Equal(
            ["The shop", "Segments", "Stages", "Cohorts", "Growth", "Value", "Forecast", "Data quality"],
            page.Descendants("h2").Select(heading => heading.Value));
        Assert.Contains("prefers-color-scheme: dark", text, StringComparison.Ordinal);
        Assert.Contains("@media print", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WithHtml_EachChartHasItsDataAsATable()
    {
        using var run = await ToolRun.RunAsync("--html");

        var figures = run.PageTree().Descendants("figure").ToList();
        Assert.Equal(6, figures.Count);
        Assert.All(figures, figure =>
        {
            Assert.Equal("true", figure.Elements("div").Single().Attribute("aria-hidden")?.Value);
            Assert.NotEmpty(figure.Element("figcaption")!.Value);
            var table = figure.Descendants("table").Single();
            Assert.All(table.Descendants("thead").Descendants("th"), cell => Assert.Equal("col", cell.Attribute("scope")?.Value));
            Assert.All(table.Element("tbody")!.Elements("tr"), row =>
                Assert.Equal("row", row.Elements("th").Single().Attribute("scope")?.Value));
        });
    }

    [Fact]
    public async Task Run_WithHtml_IdsAreUniqueAndColoursAreThoseOfThePage()
    {
        using var run = await ToolRun.RunAsync("--html");

        var text = run.Page();
        var page = run.PageTree();
        var ids = page.Descendants().Attributes("id").Select(id => id.Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.All(page.Descendants().Attributes("clip-path"), clip => Assert.Contains(ClipId().Match(clip.Value).Groups[1].Value, ids));
        // The colours that stand for variables are all replaced.
        Assert.DoesNotMatch(@"rgb\(\d+,\d+,\d+\)", text);
        Assert.Contains("fill:var(--c1)", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WithHtml_FiguresAreThoseOfTheSummary()
    {
        using var run = await ToolRun.RunAsync("--html");

        var page = run.PageTree();
        var summary = run.Summary();
        var rows = page.Descendants("table").Single(table => table.Element("caption")!.Value == "Customers by stage")
            .Element("tbody")!.Elements("tr")
            .ToDictionary(row => row.Element("th")!.Value,
                row => row.Elements("td").First().Value.Replace(",", "", StringComparison.Ordinal));
        Assert.Equal(
            summary.GetProperty("stages").EnumerateObject().ToDictionary(stage => stage.Name, stage => stage.Value.GetRawText()), rows);
    }

    [Fact]
    public async Task Run_TextOfTheFile_IsEncoded()
    {
        using var run = await ToolRun.RunOnAsync(
            "customer,order,date,total,<script>alert(1)</script>\na,1,2026-01-05,10,x\na,2,2026-02-05,10,x\n", "--html");

        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain("<script", run.Page(), StringComparison.OrdinalIgnoreCase);
    }

    [GeneratedRegex(@"url\(#(.+)\)")]
    private static partial Regex ClipId();
}
