namespace LifecycleKit.Tests.Docs;

public class ReadmeTests
{
    [Fact]
    public void Examples_EveryCodeBlock_IsARegionThatRuns()
    {
        var blocks = MarkdownPage.Read("README.md").Blocks("csharp").Order(StringComparer.Ordinal).ToList();
        string[] projects = ["LifecycleKit.Tests", "LifecycleKit.Hosting.Tests"];
        var regions = projects.SelectMany(project => MarkdownPage.Regions(MarkdownPage.Text("tests", project, "Docs", "ReadmeExampleTests.cs")));

        Assert.NotEmpty(blocks);
        Assert.Equal(regions.Order(StringComparer.Ordinal), blocks);
    }
}
