using System.Text;

namespace LifecycleKit.Import.Tests.Files;

public class RowsAheadTests
{
    [Theory]
    [InlineData(0, 40)]
    [InlineData(1, 40)]
    [InlineData(511, 40)]
    [InlineData(512, 40)]
    [InlineData(513, 40)]
    [InlineData(20_000, 40)]
    [InlineData(300, 5_000)]
    public void Next_OfAnyFile_HasTheRowsOfTheReader(int rowCount, int longest)
    {
        var text = TextOf(rowCount, longest);
        var expected = new List<string>();
        using (var file = Open(text))
        using (var reader = file.OpenReader())
        {
            while (reader.Read()) expected.Add(Show(reader));
        }

        var actual = new List<string>();
        using (var file = Open(text))
        using (var ahead = new RowsAhead(file.OpenReader()))
        {
            while (ahead.Next() is { } block)
            {
                // Read twice: rows are looked up first, and read then.
                while (block.Read()) Assert.NotEmpty(Show(block));
                for (block.Rewind(); block.Read();) actual.Add(Show(block));
            }

            Assert.Null(ahead.Next());
        }

        Assert.Equal(expected, actual);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(600)]
    [InlineData(10_000)]
    public void Next_QuoteThatIsNotClosed_ThrowsAfterTheRowsBeforeIt(int rowCount)
    {
        using var ahead = new RowsAhead(new FaultyReader(rowCount));
        var count = 0;

        var error = Assert.Throws<ImportException>(() =>
        {
            while (ahead.Next() is { } block)
            {
                while (block.Read()) Assert.Equal(++count, block.LineNumber);
            }
        });

        Assert.Equal((rowCount, rowCount + 1L), (count, error.Reason.FirstLine));
        Assert.Same(error, Assert.Throws<ImportException>(ahead.Next));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Dispose_BeforeTheEnd_EndsTheParsingAndDisposesTheReader(int blocks)
    {
        var reader = new FaultyReader(int.MaxValue);
        using (var ahead = new RowsAhead(reader))
        {
            for (var i = 0; i < blocks; i++) Assert.NotNull(ahead.Next());
        }

        Assert.True(reader.IsDisposed);
        var line = reader.LineNumber;
        Thread.Sleep(20);
        Assert.Equal(line, reader.LineNumber);
    }

    [Fact]
    public void GetRowHash_OfABlock_IsEqualForEqualCellsAlone()
    {
        var reader = Columns.ArrayReader.OfLines("a,b", "a,b,", "ab", "a,,b", ",a,b", "a,b", "a,c", "ab,", "");
        var block = new RowBlock();
        Assert.False(block.Fill(reader));
        var hashes = new List<int>();
        while (block.Read()) hashes.Add(block.GetRowHash());

        Assert.Equal([0, 0, 2, 3, 4, 0, 6, 2, 8], hashes.Select(hash => hashes.IndexOf(hash)));
    }

    private static TableFile Open(string text) => TableFile.Open(
        ImportSource.FromStream(new MemoryStream(Encoding.UTF8.GetBytes(text)), "rows.csv"), ImportOptions.Default with { Delimiter = ',' },
        CancellationToken.None);

    private static string TextOf(int rowCount, int longest)
    {
        var random = new Random(rowCount);
        var text = new StringBuilder("a,b,c\n");
        for (var i = 0; i < rowCount; i++)
        {
            text.Append(random.Next(6) switch
            {
                0 => $"{i},\"x, {i}\ny\",{new string('z', random.Next(longest))}",
                1 => $"{i},é{i},{new string('é', random.Next(longest))},too,many,{i}",
                2 => "",
                3 => $"{i}",
                4 => $"{i},\"x\"y,{i}",
                _ => $"{i},{i},{i}",
            }).Append('\n');
        }

        return text.ToString();
    }

    private static string Show(TableReader reader)
    {
        var fields = new List<string>();
        for (var i = 0; i < reader.FieldCount; i++) fields.Add($"{reader.GetField(i)}|{reader.GetKind(i)}");
        Assert.True(reader.GetField(reader.FieldCount).IsEmpty);
        return $"{reader.LineNumber}: {string.Join('¦', fields)} {reader.Problem} {reader.GetText()}";
    }

    /// <summary>Rows with their number, and then a row that cannot be read.</summary>
    private sealed class FaultyReader(int rowCount) : TableReader
    {
        private long _row;

        public bool IsDisposed { get; private set; }

        public override long LineNumber => _row;

        public override int FieldCount => 1;

        public override double Share => 0.5;

        public override ReadOnlySpan<char> GetField(int index) => index == 0 ? "x" : default;

        public override bool Read()
        {
            Assert.False(IsDisposed);
            if (_row == rowCount) throw Refusal.Separator("A quote is not closed.", "Close it.", _row + 1);
            _row++;
            return true;
        }

        public override void Dispose() => IsDisposed = true;
    }
}
