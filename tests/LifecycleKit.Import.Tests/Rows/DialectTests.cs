using LifecycleKit.Tests;

namespace LifecycleKit.Import.Tests.Rows;

/// <summary>A shop that is written in any dialect and read back is the same shop, or the file is refused; never another result.</summary>
public class DialectTests
{
    private const int CaseCount = 500;
    private const string Form = "yyyy-MM-dd HH:mm";

    private static readonly string[] Doubts =
    [
        ImportDiagnosticIds.AmountNotation, ImportDiagnosticIds.DateNotation, ImportDiagnosticIds.RowKind, ImportDiagnosticIds.Encoding,
        ImportDiagnosticIds.Separator, ImportDiagnosticIds.NoOrders,
    ];

    [Fact]
    public async Task Read_ShopInAnyDialect_IsTheShopOrRefusedForAnAmbiguityThatOptionsSettle()
    {
        var refused = 0;
        var wrong = new List<string>();
        for (var seed = 0; seed < CaseCount * RandomCases.Times; seed++)
        {
            var (dialect, expected, file) = Write(seed);
            var outcome = await ReadAsync(file, dialect, Imported.Options with { Columns = dialect.Form.Columns });
            var isRefused = outcome != expected && Doubts.Any(doubt => outcome == $"refused: {doubt}");
            if (isRefused) refused++;
            else if (outcome != expected) wrong.Add($"seed {seed}, {dialect}:\n  {outcome}\n  {expected}");
            // Options do no harm where the file alone is read right; a third of these files shows it.
            if (!isRefused && seed % 3 > 0) continue;
            var known = await ReadAsync(file, dialect, dialect.Options);
            if (known != expected && !(known == $"refused: {ImportDiagnosticIds.NoOrders}" && expected.Length == 0))
                wrong.Add($"seed {seed}, {dialect}, by options:\n  {known}\n  {expected}");
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} wrong:\n{string.Join("\n", wrong.Take(5))}");
        Assert.True(refused < CaseCount * RandomCases.Times / 3, $"{refused} were refused.");
    }

    [Fact]
    public async Task Read_ShopWithTheFormatOfItsFile_IsTheSame()
    {
        for (var seed = 0; seed < CaseCount / 10 * RandomCases.Times; seed++)
        {
            var (dialect, expected, file) = Write(seed);
            var options = Imported.Options with { Columns = dialect.Form.Columns };
            if (expected.Length == 0 || await ReadAsync(file, dialect, options) != expected) continue;
            var first = await Imported.ReadAsync(file, options);
            var format = ImportFormat.FromJson(first.Format.ToJson());
            var again = await Imported.ReadAsync(file, Imported.Options with { Format = format });

            Assert.True(expected == Imported.Text(again, form: Form), $"seed {seed}, {dialect}");
            Assert.Equal((first.Counts, first.Format), (again.Counts, again.Format));
        }
    }

    /// <summary>Returns the log, or the reason of the refusal; each row must have one outcome, and none may be rejected.</summary>
    private static async Task<string> ReadAsync(byte[] file, ShopDialect dialect, ImportOptions options)
    {
        ImportResult result;
        try
        {
            result = await Imported.ReadAsync(file, options);
        }
        catch (ImportException e)
        {
            return $"refused: {Imported.Reason(e)}";
        }

        var counts = result.Counts;
        if (counts.Read - counts[RowOutcome.Blank] != dialect.RowCount) return $"{dialect.RowCount} rows are {counts}";
        return counts[RowOutcome.Rejected] > 0 ? $"rejected: {counts}" : Imported.Text(result, form: Form);
    }

    private static (ShopDialect Dialect, string Expected, byte[] File) Write(int seed)
    {
        var random = new Random(seed);
        var dialect = new ShopDialect(random);
        var shop = RandomShop.Create(random, dialect.Names);
        return (dialect, shop.Log(dialect.Form), dialect.Write(shop));
    }
}
