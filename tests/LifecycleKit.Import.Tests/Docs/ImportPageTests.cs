using LifecycleKit.Stages;
using LifecycleKit.Tests.Conventions;
using LifecycleKit.Tests.Docs;
using LifecycleKit.Tracking;

namespace LifecycleKit.Import.Tests.Docs;

/// <summary>The page on imports: its examples run, and its tables are those of the code.</summary>
public class ImportPageTests
{
    private const string Update = "LIFECYCLEKIT_UPDATE_GOLDEN";

    private static MarkdownPage Page => MarkdownPage.Read("docs", "import.md");

    [Fact]
    public void Examples_EveryCodeBlock_IsInThisTest()
    {
        var source = WithoutBlanks(MarkdownPage.Text("tests", "LifecycleKit.Import.Tests", "Docs", "ImportPageTests.cs"));

        // The namespace of the test has the one of the package.
        var lines = Page.Blocks("csharp").SelectMany(block => block.Split('\n')).Where(line => line != "using LifecycleKit.Import;");
        Assert.All(lines, line => Assert.Contains(WithoutBlanks(line), source, StringComparison.Ordinal));
        Assert.Equal(4, Page.Blocks("csharp").Count);
    }

    [Fact]
    public async Task Examples_OfThePage_Run()
    {
        var before = (Directory.GetCurrentDirectory(), Console.Out);
        var folder = Directory.CreateTempSubdirectory();
        using var output = new StringWriter();
        try
        {
            await File.WriteAllTextAsync(
                Path.Combine(folder.FullName, "orders.csv"), "order_id,customer,date,total\n1,anna,2026-01-05,20\n2,ben,2026-01-07,5\n",
                TestContext.Current.CancellationToken);
            Directory.SetCurrentDirectory(folder.FullName);
            Console.SetOut(output);
            await RunAsync();
        }
        finally
        {
            Directory.SetCurrentDirectory(before.Item1);
            Console.SetOut(before.Out);
            folder.Delete(recursive: true);
        }

        Assert.StartsWith("2 customers, 2 orders until 2026-01-08", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("Used 2", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("general: a row is Order, the encoding is utf-8", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("2 applied", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Options_OfThePage_AreThoseOfTheCode() => Assert.Equal(
        typeof(ImportOptions).GetProperties().Where(property => !property.GetMethod!.IsStatic)
            .Select(property => property.Name).Order(StringComparer.Ordinal),
        Page.Table("| option | default |").Select(row => row[0]).Order(StringComparer.Ordinal));

    [Fact]
    public void Outcomes_OfThePage_AreThoseOfTheCode() => Assert.Equal(
        Enum.GetNames<RowOutcome>(), Page.Table("| outcome | rows |").Select(row => row[0]));

    [Fact]
    public void Tables_OfThePage_AreMadeFromTheProfiles()
    {
        var path = Path.Combine(Repository.Root, "docs", "import.md");
        var text = MarkdownPage.Text("docs", "import.md");
        var made = Filled(Filled(text, "profiles", ProfileTable.OfProfiles()), "names", ProfileTable.OfNames());
        if (Environment.GetEnvironmentVariable(Update) == "1") File.WriteAllText(path, text = made);

        Assert.True(
            made == text, $"The tables of docs/import.md are not those of the profiles. If this is meant, run with {Update}=1 and commit.");
    }

    private static string WithoutBlanks(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));

    private static string Filled(string text, string name, string table)
    {
        var start = text.IndexOf($"<!-- {name} -->", StringComparison.Ordinal) + $"<!-- {name} -->".Length;
        var end = text.IndexOf("<!-- end -->", start, StringComparison.Ordinal);
        return $"{text[..start]}\n{table.TrimEnd()}\n{text[end..]}";
    }

    private static async Task RunAsync()
    {
        var result = await OrderImport.ReadAsync(ImportSource.FromPath("orders.csv"));

        Console.WriteLine($"{result.Log.CustomerCount} customers, {result.Log.EntryCount} orders until {result.AsOf:u}");
        Console.WriteLine(result.Counts);
        foreach (var diagnostic in result.Diagnostics) Console.WriteLine(diagnostic);

        var tracker = LifecycleTracker.Create(new LifecycleOptions().AddTrack("journey", LifecyclePresets.Retail));
        var backfill = await tracker.BackfillAsync(
            result.GetEvents(), new BackfillOptions { Name = "orders.csv", MuteUntil = result.AsOf });

        var inspection = await OrderImport.InspectAsync(ImportSource.FromPath("orders.csv"));

        var format = inspection.Format;
        Console.WriteLine($"{format.Profile}: a row is {format.Rows}, the encoding is {format.Layout.Encoding}");
        foreach (var row in inspection.Rows) Console.WriteLine(row);

        var json = result.Format.ToJson();

        var next = await OrderImport.ReadAsync(
            ImportSource.FromPath("orders.csv"), new ImportOptions { Format = ImportFormat.FromJson(json) });

        Console.WriteLine(backfill);
        Assert.Equal(result.Counts, next.Counts);
    }
}
