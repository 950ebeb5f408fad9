using System.Text.RegularExpressions;
using LifecycleKit.Tests.Conventions;
using LifecycleKit.Tests.Docs;

namespace LifecycleKit.UserTests.Docs;

/// <summary>The text of the pages: links lead somewhere, and a customer is "the customer" or "they".</summary>
public partial class PageTextTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "docs");

    public static TheoryData<string> Pages => new(Directory.GetFiles(Folder, "*.md").Select(path => Path.GetFileName(path)));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_OfAPage_LeadToAFileAndAHeading(string page) => Assert.All(
        Link().Matches(MarkdownPage.Text("docs", page)).Where(link => !link.Groups[1].Value.Contains("://", StringComparison.Ordinal)),
        link =>
        {
            var path = Path.Combine(Folder, link.Groups[1].Length == 0 ? page : link.Groups[1].Value);
            Assert.True(File.Exists(path) || Directory.Exists(path), $"{page} links to {link.Value}, which does not exist.");
            if (link.Groups[2].Success) Assert.Contains(link.Groups[2].Value, Anchors(File.ReadAllText(path)));
        });

    private static string WithoutBlocks(string page) => Block().Replace(page, string.Empty);

    private static IEnumerable<string> Anchors(string page) => Heading().Matches(WithoutBlocks(page.ReplaceLineEndings("\n")))
        .Select(heading => NotInAnchors().Replace(heading.Groups[1].Value.ToLowerInvariant(), string.Empty).Replace(' ', '-'));

    [GeneratedRegex(@"\]\(([^)#\s]*)(?:#([^)\s]+))?\)")]
    private static partial Regex Link();

    [GeneratedRegex("^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchors();

    [GeneratedRegex("^```.*?^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
