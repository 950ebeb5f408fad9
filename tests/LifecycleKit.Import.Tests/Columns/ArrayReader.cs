namespace LifecycleKit.Import.Tests.Columns;

/// <summary>Reads rows that a test gives, one a line.</summary>
internal sealed class ArrayReader(params string[][] rows) : TableReader
{
    private int _row = -1;

    public override long LineNumber => _row + 1;

    public override int FieldCount => rows[_row].Length;

    public override double Share => (double)(_row + 1) / rows.Length;

    public override ReadOnlySpan<char> GetField(int index) => index < rows[_row].Length ? rows[_row][index] : default;

    public override bool Read() => ++_row < rows.Length;

    public override void Dispose()
    {
    }

    /// <summary>Splits lines at commas: the texts of these tests have no quotes.</summary>
    public static ArrayReader OfLines(params string[] lines) => new([.. lines.Select(line => line.Split(','))]);
}
