using CsvHelper;

namespace LifecycleKit.Import;

/// <summary>Reads the rows of a text file.</summary>
internal sealed class TextTableReader : TableReader
{
    private readonly TextRows _rows;
    private readonly Func<double> _share;
    private char[] _characters = new char[1024];
    private (long Row, int Start, int Length)[] _fields = new (long, int, int)[16];
    private int _fieldCount;
    private int _used;
    private long _row;

    /// <summary>Creates the reader.</summary>
    /// <param name="rows">The rows; disposed with the reader.</param>
    /// <param name="share">Returns the share of the file that is read.</param>
    public TextTableReader(TextRows rows, Func<double> share)
    {
        _rows = rows;
        _share = share;
    }

    public override long LineNumber => _rows.LineNumber;

    public override int FieldCount => _fieldCount;

    public override double Share => Math.Clamp(_share(), 0, 1);

    public override string? Problem => _rows.Malformed == CsvMalformedReason.TextAfterClosingQuote
        ? "a quoted field goes on after its closing quote" : null;

    public override ReadOnlySpan<char> GetField(int index)
    {
        if (index >= _fieldCount) return [];
        if (index >= _fields.Length) Array.Resize(ref _fields, Math.Max(index + 1, _fields.Length * 2));
        ref var field = ref _fields[index];
        if (field.Row != _row)
        {
            var length = _rows.Reader.GetChars(index, _characters.AsSpan(_used));
            field = (_row, _used, length);
            _used += length;
        }

        return _characters.AsSpan(field.Start, field.Length);
    }

    public override ReadOnlySpan<byte> RawText => _rows.Reader.RawRecord;

    public override bool Read()
    {
        if (!_rows.Read()) return false;
        _row++;
        _used = 0;
        _fieldCount = _rows.Reader.FieldCount;
        // All fields together have at most as many characters as the row has bytes, so no field moves another.
        var length = _rows.Reader.RawRecord.Length;
        if (_characters.Length < length) _characters = new char[length * 2];
        return true;
    }

    public override void Dispose() => _rows.Dispose();
}
