namespace LifecycleKit.Tests.Docs;

public class ReadmeTests
{
    [Fact]
    public void Examples_EveryCodeBlock_IsARegionThatRuns()
    {
        var blocks = MarkdownPage.Read("README.md").Blocks("csharp").Order(StringComparer.Ordinal).ToList();
        var source = MarkdownPage.Text("tests", "LifecycleKit.Tests", "Docs", "ReadmeExampleTests.cs");

        Assert.NotEmpty(blocks);
        Assert.Equal(MarkdownPage.Regions(source).Order(StringComparer.Ordinal), blocks);
    }
}
