using LifecycleKit.Customers;
using LifecycleKit.Testing;

namespace LifecycleKit.Tests.Docs;

/// <summary>The glossary names public types only, in order, and each term once.</summary>
public class GlossaryPageTests
{
    private static IReadOnlyList<string[]> Rows { get; } = MarkdownPage.Read("docs", "glossary.md").Table("| term | meaning | type |");

    [Fact]
    public void Types_OfThePage_ArePublicTypes()
    {
        var types = typeof(CustomerEvent).Assembly.GetExportedTypes().Concat(typeof(CustomerStoreContract).Assembly.GetExportedTypes())
            .Select(type => type.Name.Split('`')[0]).ToHashSet(StringComparer.Ordinal);
        Assert.All(Rows, row => Assert.Contains(row[2], types));
    }

    [Fact]
    public void Terms_OfThePage_AreSortedAndDistinct()
    {
        var terms = Rows.Select(row => row[0]).ToList();
        Assert.Equal(terms.Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase), terms);
    }

    [Fact]
    public void Meanings_OfThePage_AreOneSentenceEach() =>
        Assert.All(Rows, row => Assert.False(row[1].Length is < 15 or > 140 || row[1].Contains(". ", StringComparison.Ordinal), row[0]));

    /// <summary>The areas of the library all have terms: a new folder needs its words here.</summary>
    [Fact]
    public void Folders_WithPublicTypes_HaveATerm()
    {
        var named = Rows.Select(row => row[2]).ToHashSet(StringComparer.Ordinal);
        var folders = typeof(CustomerEvent).Assembly.GetExportedTypes()
            .Where(type => type.Namespace!.StartsWith("LifecycleKit", StringComparison.Ordinal))
            .GroupBy(type => type.Namespace!, type => type.Name.Split('`')[0]).Where(group => group.Count() > 3);
        Assert.Empty(folders.Where(group => !group.Any(named.Contains)).Select(group => group.Key));
    }
}
