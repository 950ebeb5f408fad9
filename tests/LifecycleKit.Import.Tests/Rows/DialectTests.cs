namespace LifecycleKit.Import.Tests.Rows;

/// <summary>A shop that is written in any dialect and read back is the same shop, or the file is refused; never another result.</summary>
public class DialectTests
{
    private const int CaseCount = 500;

    private static readonly string[] Doubts =
    [
        ImportDiagnosticIds.AmountNotation, ImportDiagnosticIds.DateNotation, ImportDiagnosticIds.RowKind, ImportDiagnosticIds.Encoding,
        ImportDiagnosticIds.Separator, ImportDiagnosticIds.NoOrders,
    ];

    [Fact]
    public async Task Read_ShopInAnyDialect_IsTheShopOrRefusedForAnAmbiguity()
    {
        var refused = 0;
        var wrong = new List<string>();
        for (var seed = 0; seed < CaseCount * ImportCases.Times; seed++)
        {
            var (dialect, expected, file) = Write(seed);
            var outcome = await Imported.OutcomeAsync(file);
            if (outcome == expected) continue;
            if (Doubts.Any(doubt => outcome == $"refused: {doubt}")) refused++;
            else wrong.Add($"seed {seed}, {dialect}:\n  {outcome}\n  {expected}");
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} wrong:\n{string.Join("\n", wrong.Take(5))}");
        Assert.True(refused < CaseCount * ImportCases.Times / 2, $"{refused} were refused.");
    }

    [Fact]
    public async Task Read_ShopInAKnownDialect_IsTheShop()
    {
        var wrong = new List<string>();
        for (var seed = 0; seed < CaseCount * ImportCases.Times; seed++)
        {
            var (dialect, expected, file) = Write(seed);
            var options = Imported.Options with
            {
                DecimalSign = dialect.DecimalSign,
                DateOrder = dialect.DateOrder,
                Delimiter = dialect.Delimiter,
                Encoding = dialect.Encoding.Split(' ')[0],
                Rows = dialect.Kind,
            };
            var outcome = await Imported.OutcomeAsync(file, options);
            if (outcome != expected && !(outcome == $"refused: {ImportDiagnosticIds.NoOrders}" && expected.Length == 0))
                wrong.Add($"seed {seed}, {dialect}:\n  {outcome}\n  {expected}");
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} wrong:\n{string.Join("\n", wrong.Take(5))}");
    }

    [Fact]
    public async Task Read_ShopWithTheFormatOfItsFile_IsTheSame()
    {
        for (var seed = 0; seed < CaseCount / 10 * ImportCases.Times; seed++)
        {
            var (dialect, expected, file) = Write(seed);
            if (await Imported.OutcomeAsync(file) != expected) continue;
            if (expected.Length == 0) continue;
            var first = await Imported.ReadAsync(file);
            var format = ImportFormat.FromJson(first.Format.ToJson());
            var again = await Imported.ReadAsync(file, Imported.Options with { Format = format });

            Assert.True(expected == Imported.Text(again), $"seed {seed}, {dialect}");
            Assert.Equal((first.Counts, first.Format), (again.Counts, again.Format));
        }
    }

    private static (ShopDialect Dialect, string Expected, byte[] File) Write(int seed)
    {
        var random = new Random(seed);
        var dialect = new ShopDialect(random);
        var shop = RandomShop.Create(random, dialect.Names);
        return (dialect, shop.Log(dialect.HasTime, dialect.HasIds, dialect.HasRefunds), dialect.Write(shop));
    }
}
