namespace LifecycleKit.Import.Tests.Rows;

public class ImportFormatTests
{
    private const string File = "order_id,customer,date,total\n1,a,2026-01-05,10\n2,b,2026-01-06,20\n";

    [Fact]
    public async Task ToJson_OfAFile_ReadsBackEqual()
    {
        var format = (await Imported.ReadAsync(File)).Format;
        var back = ImportFormat.FromJson(format.ToJson());

        Assert.Equal(format, back);
        Assert.Equal(format.ToJson(), back.ToJson());
        Assert.Contains("\"role\": \"customer\"", format.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_WithItsFormat_GivesTheSame()
    {
        var first = await Imported.ReadAsync(File);
        var again = await Imported.ReadAsync(File, Imported.Options with { Format = first.Format });

        Assert.Equal(Imported.Text(first), Imported.Text(again));
        Assert.Equal(first.Format, again.Format);
        Assert.Equal(first.Counts, again.Counts);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"version\":1}")]
    public void FromJson_NotAFormat_Throws(string json) => Assert.Throws<ArgumentException>(() => ImportFormat.FromJson(json));

    [Theory]
    [InlineData("\"version\": 1", "\"version\": 2")]
    [InlineData("\"version\": 1", "\"version\": 1, \"colour\": 1")]
    [InlineData("\"rows\": \"order\"", "\"rows\": \"Order\"")]
    [InlineData("\"rows\": \"order\"", "\"rows\": 0")]
    [InlineData("\"headerLine\": 1", "\"headerLine\": 0")]
    [InlineData("\"container\": \"plain\"", "\"container\": \"rar\"")]
    [InlineData("\"role\": \"customer\"", "\"role\": \"date\"")]
    public async Task FromJson_ChangedBeyondTheRules_Throws(string text, string changed)
    {
        var json = (await Imported.ReadAsync(File)).Format.ToJson();
        Assert.Contains(text, json, StringComparison.Ordinal);

        Assert.Throws<ArgumentException>(() => ImportFormat.FromJson(json.Replace(text, changed, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("{ \"\": \"sale\" }")]
    [InlineData("{ \"a\": \"Sale\" }")]
    [InlineData("{ \"a\": 1 }")]
    [InlineData("{ \"a-b\": \"sale\", \"a b\": \"refund\" }")]
    public async Task FromJson_StatusesThatAreNotValid_Throws(string statuses)
    {
        var json = (await Imported.ReadAsync(File)).Format.ToJson();
        var changed = json.Replace("\"version\": 1", $"\"version\": 1, \"statuses\": {statuses}", StringComparison.Ordinal);

        Assert.Throws<ArgumentException>(() => ImportFormat.FromJson(changed));
    }

    [Fact]
    public async Task Inspect_File_ShowsFiveRows()
    {
        var lines = string.Concat(Enumerable.Range(1, 9).Select(i => $"{i},c{i},2026-01-0{i},{i}0\n"));
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes($"order_id,customer,date,total\n,,,\n{lines}"));
        var inspection = await OrderImport.InspectAsync(
            ImportSource.FromStream(stream, "f.csv"), Imported.Options, TestContext.Current.CancellationToken);

        Assert.Equal([3L, 4, 5, 6, 7], inspection.Rows.Select(row => row.LineNumber));
        Assert.Equal(
            new InspectedRow(3, "c1", "1", new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), 10, null, null), inspection.Rows[0]);
        Assert.Equal(RowKind.Order, inspection.Format.Rows);
    }
}
