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

    /// <summary>A table of the page has two folders side by side, each with its sub-folders and what is in them.</summary>
    [Theory]
    [InlineData("| in Conditions | | in Stages | |")]
    [InlineData("| in Numerics | | in Clv | |")]
    [InlineData("| in Metrics | |")]
    [InlineData("| in Products | |")]
    [InlineData("| in Experiments | | in Plays | |")]
    [InlineData("| in Customers | | in Tracking | |")]
    public void SubFolders_OfATable_AreThoseOfTheFolder(string header)
    {
        var rows = MarkdownPage.Read("docs", "contributing.md").Table(header);
        var folders = header.Split('|').Select(cell => cell.Trim()).Where(cell => cell.StartsWith("in ", StringComparison.Ordinal));
        Assert.All(folders.Select((cell, i) => (Name: cell[3..], Column: 2 * i)), folder => Assert.Equal(
            Directory.GetDirectories(System.IO.Path.Combine(Repository.Root, "src", "LifecycleKit", folder.Name))
                .Select(path => System.IO.Path.GetFileName(path)).Order(),
            rows.SelectMany(row => row[folder.Column].Split(", ")).Where(name => name is not ("" or "no sub-folders")).Order()));
    }

    [Fact]
    public void Missing_OfAText_IsThePathThatDoesNotExist() => Assert.Equal(
        ["src/Nothing.cs", "Nothing.cs"],
        Missing("See `src/LifecycleKit`, `src/Nothing.cs`, `Nothing.cs` and `Law.cs`, or `src/PHASE/NAME.cs` for a new one."));

    /// <summary>The paths, and the names of source files in any folder, that do not exist.</summary>
    private static IEnumerable<string> Missing(string text) => Path().Matches(text).Select(match => match.Groups[1].Value)
        .Where(path => !System.IO.Path.Exists(System.IO.Path.Combine(Repository.Root, path)))
        .Concat(SourceFile().Matches(text).Select(match => match.Groups[1].Value).Except(SourceFiles()))
        .Where(path => !Chosen().IsMatch(path));

    private static IEnumerable<string> SourceFiles() => ((string[])["src", "tests"])
        .SelectMany(folder =>
            Directory.EnumerateFiles(System.IO.Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories))
        .Select(path => System.IO.Path.GetFileName(path));

    /// <summary>Words in capitals are names that the reader chooses.</summary>
    [GeneratedRegex("PHASE|NAME|GROUP")]
    private static partial Regex Chosen();

    [GeneratedRegex("`([A-Za-z0-9_.]+\\.cs)`")]
    private static partial Regex SourceFile();

    [GeneratedRegex("`((?:src|tests|docs|benchmarks)/[A-Za-z0-9_./-]+)`")]
    private static partial Regex Path();
}
