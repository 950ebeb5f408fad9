using Xunit.Sdk;

namespace LifecycleKit.Tests.Clv;

public sealed class ReferenceTablesTests : IDisposable
{
    private const string Header = "x,r,alpha,a,b,tx,T,t,log_likelihood,p_alive,expected_purchases,note";
    private readonly string _folder = Directory.CreateTempSubdirectory("references").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("bg_nbd")]
    [InlineData("mbg_nbd")]
    [InlineData("pareto_nbd")]
    [InlineData("bg_bb")]
    [InlineData("gamma_gamma")]
    [InlineData("sbg")]
    public void Read_OwnTables_HasPlainAndExtremeRows(string shape)
    {
        var rows = ReferenceTables.Read(shape).Select(row => row.Data).ToArray();
        Assert.Contains(rows, row => row.Kind == ReferenceKind.Plain);
        Assert.Contains(rows, row => row.Kind == ReferenceKind.Extreme);
        Assert.All(rows, row => Assert.True(row.Cells.Keys.All(column => double.IsFinite(row[column]))));
    }

    [Fact]
    public void ReadFolder_NamedFolder_ReadsItAndBothSubFolders()
    {
        Write("bg_nbd.csv", Header, "1,0.5,2,3,4,5,6,7,-1.5,0.25,0.125,here", "", "2,0.5,2,3,4,5,6,7,-1.5,1e-500,0.125,there");
        Write("plain/More-BG-NBD.csv", Header, "3,0.5,2,3,4,5,6,7,-1.5,0.25,0.125,plain");
        Write("extreme/bg_nbd_2.csv", Header, "4,0.5,2,3,4,5,6,7,-1.5,0.25,0.125,extreme");
        Write("extreme/mbg_nbd.csv", Header, "5,0.5,2,3,4,5,6,7,-1.5,0.25,0.125,another model");
        Write("bills.csv", "alpha,beta,t,p_churn,survival,retention", "1,2,3,0.1,0.2,0.3");
        Write("list.csv", "name", "whatever");
        var rows = ReferenceTables.ReadFolder("bg_nbd", _folder).ToArray();
        Assert.Equal([1.0, 2, 3, 4], rows.Select(row => row["x"]));
        Assert.Equal([ReferenceKind.Plain, ReferenceKind.Plain, ReferenceKind.Plain, ReferenceKind.Extreme], rows.Select(row => row.Kind));
        Assert.Equal((0, "1e-500", "there"), (rows[1]["p_alive"], rows[1].Text("p_alive"), rows[1].Text("note")));
        Assert.EndsWith("bg_nbd.csv:4", rows[1].Source, StringComparison.Ordinal);
        Assert.Equal(5, Assert.Single(ReferenceTables.ReadFolder("mbg_nbd", _folder))["x"]);
        Assert.Equal(0.2, Assert.Single(ReferenceTables.ReadFolder("sbg", _folder))["survival"]);
    }

    [Fact]
    public void ReadFolder_NameWithoutAModel_Throws()
    {
        Write("rows.csv", Header, "1,0.5,2,3,4,5,6,7,-1.5,0.25,0.125,");
        Assert.Throws<InvalidDataException>(() => ReferenceTables.ReadFolder("bg_nbd", _folder));
    }

    [Fact]
    public void ReadFolder_NoSuchFolder_Throws() =>
        Assert.Throws<DirectoryNotFoundException>(() => ReferenceTables.ReadFolder("bg_nbd", Path.Combine(_folder, "missing")));

    [Theory]
    [InlineData(ReferenceKind.Plain, 0.9e-11, 1.1e-11)]
    [InlineData(ReferenceKind.Extreme, 0.9e-9, 1.1e-9)]
    public void Check_Error_IsComparedWithTheKind(ReferenceKind kind, double small, double large)
    {
        var row = new ReferenceRow(kind, "table.csv:7", new Dictionary<string, string> { ["y"] = "-250.0", ["nothing"] = "3e-320" });
        ReferenceTables.Check(-250 * (1 + small), row, "y");
        ReferenceTables.Check(-1e-301, row, "nothing");
        var failure = Assert.Throws<TrueException>(() => ReferenceTables.Check(-250 * (1 + large), row, "y"));
        Assert.Contains("table.csv:7, y: -250.000000", failure.Message, StringComparison.Ordinal);
        Assert.Contains("instead of -250.0,", failure.Message, StringComparison.Ordinal);
        Assert.Throws<TrueException>(() => ReferenceTables.Check(double.NaN, row, "y"));
        Assert.Throws<TrueException>(() => ReferenceTables.Check(double.NaN, row, "nothing"));
        Assert.Throws<TrueException>(() => ReferenceTables.Check(1e-299, row, "nothing"));
    }

    private void Write(string file, params string[] lines)
    {
        var path = Path.Combine(_folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllLines(path, lines);
    }
}
