using System.Text.RegularExpressions;
using LifecycleKit.Tests.Conventions;

namespace LifecycleKit.Tests.Docs;

/// <summary>The pages for contributors name files that exist.</summary>
public partial class ContributingPageTests
{
    [Theory]
    [InlineData("CONTRIBUTING.md")]
    [InlineData("SECURITY.md")]
    [InlineData("docs/contributing.md")]
    public void Paths_OfAPage_Exist(string page) => Assert.Empty(Missing(MarkdownPage.Text(page.Split('/'))));

    [Fact]
    public void Missing_OfAText_IsThePathThatDoesNotExist() => Assert.Equal(
        ["src/Nothing.cs"], Missing("See `src/LifecycleKit` and `src/Nothing.cs`, or `src/PHASE/NAME.cs` for a new one."));

    /// <summary>Words in capitals stand for a name that the reader chooses.</summary>
    private static IEnumerable<string> Missing(string text) => Path().Matches(text).Select(match => match.Groups[1].Value)
        .Where(path => !path.Contains("PHASE", StringComparison.Ordinal) && !path.Contains("NAME", StringComparison.Ordinal))
        .Where(path => !System.IO.Path.Exists(System.IO.Path.Combine(Repository.Root, path)));

    [GeneratedRegex("`((?:src|tests|docs|benchmarks)/[A-Za-z0-9_./-]+)`")]
    private static partial Regex Path();
}
