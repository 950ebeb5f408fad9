using FsCheck;
using FsCheck.Fluent;

namespace LifecycleKit.Import.Tests.Columns;

public class ColumnFuzzTests
{
    private const int CaseCount = 500;

    private static readonly string[] Names =
        [.. ImportProfiles.All.Append(ImportProfiles.General)
            .SelectMany(profile => profile.Columns.Values.SelectMany(names => names)).Distinct()];

    private static readonly Gen<string> Cell = Gen.OneOf(
        Gen.Elements(Names), Gen.Elements("", " ", "10", "2026-01-05", "a@example.com", "\u001b[31m", "\uD83D", "€", "#", "Total,", "x\ny"),
        ArbMap.Default.GeneratorFor<string>().Select(text => text ?? string.Empty));

    private static readonly Gen<string[]> Header = Gen.OneOf(
        Cell.ArrayOf(),
        Gen.Shuffle(new[] { "customer", "date", "total", "qty", "price" })
            .Zip(Cell.ArrayOf(), (known, others) => known.Concat(others).ToArray()));

    private static readonly Gen<string[][]> Rows = Header.ArrayOf();

    [Fact]
    public void Find_RandomRows_GiveAHeaderOrARefusal() =>
        Prop.ForAll(Rows.ToArbitrary(), rows =>
        {
            try
            {
                var header = HeaderSearch.Find(new ArrayReader(rows), ImportOptions.Default);
                Plan(header, ImportOptions.Default);
                return header.Names.All(name => !name.Any(char.IsControl)) && header.RowIndex < rows.Length;
            }
            catch (ImportException error)
            {
                return IsShort(error);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(CaseCount));

    [Fact]
    public void Plan_RandomHeadersAndOptions_GiveARefusalOrAPlanThatIsTrue()
    {
        var options = Cell.SelectMany(name => Gen.Elements(Enum.GetValues<ColumnRole>()).Select(role => new ImportOptions
        {
            Columns = HeaderSearchTests.Options((role, name)),
        }));
        Prop.ForAll(Header.ToArbitrary(), options.ToArbitrary(), (names, given) => Plan(TableHeader.Create(names), given))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(CaseCount));
    }

    private static bool Plan(TableHeader header, ImportOptions options)
    {
        try
        {
            var plan = ColumnPlanner.Plan(header, options);
            var isWhole = plan.Columns.Length == header.Names.Length
                && plan.IndexOf(ColumnRole.Customer) >= 0 && plan.IndexOf(ColumnRole.Date) >= 0
                && (plan.IndexOf(ColumnRole.Amount) >= 0
                    || (plan.IndexOf(ColumnRole.Quantity) >= 0 && plan.IndexOf(ColumnRole.Price) >= 0));
            return isWhole
                && plan.Columns.Where(column => column.Role != ColumnRole.None).All(column => plan.IndexOf(column.Role) == column.Index)
                && plan.Diagnostics.All(note => note.Severity == DiagnosticSeverity.Note && !note.Message.Any(char.IsControl));
        }
        catch (ImportException error)
        {
            return IsShort(error);
        }
    }

    private static bool IsShort(ImportException error) => error.Message.Length < 1000 && !error.Message.Any(char.IsControl);
}
