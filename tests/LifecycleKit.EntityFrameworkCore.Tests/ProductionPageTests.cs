using LifecycleKit.Tests.Docs;
using LifecycleKit.Tests.Stages;
using LifecycleKit.UserTests.Docs;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace LifecycleKit.EntityFrameworkCore.Tests;

/// <summary>The programs of docs/production.md compile and print what the page shows, and its table is that of the model.</summary>
public sealed class ProductionPageTests : IDisposable
{
    private const string Page = "production.md";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lifecyclekit-");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public void Programs_OfThePage_PrintWhatThePageShows()
    {
        var database = Path.Combine(_folder.FullName, "shop.db").Replace('\\', '/');
        var blocks = PageBlock.Read(MarkdownPage.Text("docs", Page)).Select(block => block with
        {
            Text = block.Text.Replace("Data Source=shop.db", $"Data Source={database}", StringComparison.Ordinal),
        });
        var programs = PageProgram.Read($"docs/{Page}", [.. blocks]);
        Assert.Equal(2, programs.Count);
        string[] printed = [.. programs.SelectMany(program => program.Run(_folder.FullName).SkipLast(1))];
        if (GoldenFile.IsUpdating) MarkdownPage.Rewrite("text", printed, "docs", Page);
        Assert.Equal(printed, programs.SelectMany(program => program.Expected));
    }

    [Fact]
    public void Tables_OfThePage_AreThoseOfTheModel()
    {
        using var database = new SqliteConnection("Data Source=:memory:");
        using var context = new ShopContext(new DbContextOptionsBuilder<ShopContext>().UseSqlite(database).Options);
        var model = context.Model.GetEntityTypes().Where(table => table.Name.StartsWith("lifecycle_", StringComparison.Ordinal))
            .Select(table => string.Join(" | ", table.Name, Names(table.GetProperties()), Names(table.FindPrimaryKey()!.Properties),
                string.Join("; ", table.GetIndexes().Select(index => Text(table.Name, index)).Order(StringComparer.Ordinal))));
        var page = MarkdownPage.Read("docs", Page).Table("| Table | Columns | Key | Indexes |").Select(row => string.Join(" | ", row));
        Assert.Equal(model.Order(StringComparer.Ordinal), page.Order(StringComparer.Ordinal));
    }

    /// <summary>Shows an index by the end of its name.</summary>
    private static string Text(string table, IReadOnlyIndex index)
    {
        var start = $"ix_{table}_";
        Assert.StartsWith(start, index.Name, StringComparison.Ordinal);
        return $"{index.Name![start.Length..]}: {Names(index.Properties)}{(index.GetFilter() is { } filter ? $" where {filter}" : string.Empty)}";
    }

    private static string Names(IEnumerable<IReadOnlyPropertyBase> properties) =>
        string.Join(", ", properties.Select(property => property.Name));
}
