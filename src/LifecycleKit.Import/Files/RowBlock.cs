namespace LifecycleKit.Import;

/// <summary>Copies of some rows, which are read while the next rows of the file are parsed.</summary>
/// <remarks>The texts of all rows are one after another in few arrays, which the next rows use again.</remarks>
internal sealed class RowBlock : TableReader
{
    /// <summary>The largest number of rows.</summary>
    public const int MaxRows = 512;

    /// <summary>The number of characters from which on no row is added, so that few long rows are a block too.</summary>
    private const int EnoughCharacters = 1 << 16;

    private readonly Row[] _rows = new Row[MaxRows];
    private Field[] _fields = new Field[MaxRows];
    private char[] _characters = new char[1 << 12];
    private byte[] _bytes = new byte[1 << 12];
    private int _count;
    private int _current;
    private double _share;

    /// <inheritdoc/>
    public override long LineNumber => _rows[_current].LineNumber;

    /// <inheritdoc/>
    public override int FieldCount => _rows[_current].FieldCount;

    /// <summary>The share of the file up to the last row of the block.</summary>
    public override double Share => _share;

    /// <inheritdoc/>
    public override string? Problem => _rows[_current].Problem;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> RawText => _bytes.AsSpan(_rows[_current].FirstByte, _rows[_current].ByteCount);

    /// <summary>Copies the next rows of a reader in place of those before, and goes before the first one.</summary>
    /// <param name="source">The reader.</param>
    /// <returns>False at the end of the reader; the block may have rows none the less.</returns>
    /// <exception cref="ImportException">The reader has it for the row after those of the block.</exception>
    public bool Fill(TableReader source)
    {
        var (field, character, bytes, hasMore) = (0, 0, 0, true);
        _count = 0;
        _share = source.Share;
        Rewind();
        while (_count < MaxRows && character < EnoughCharacters && bytes < EnoughCharacters)
        {
            if (!(hasMore = source.Read())) break;
            ref var row = ref _rows[_count];
            var raw = source.RawText;
            row = new Row(source.LineNumber, source.Problem, source.GetRowHash(), field, source.FieldCount, bytes, raw.Length);
            Copy(raw, ref _bytes, ref bytes);
            if (_fields.Length < field + row.FieldCount) Array.Resize(ref _fields, 2 * (field + row.FieldCount));
            for (var i = 0; i < row.FieldCount; i++)
            {
                var text = source.GetField(i);
                _fields[field++] = new Field(character, text.Length, source.GetKind(i));
                Copy(text, ref _characters, ref character);
            }

            _count++;
        }

        _share = source.Share;
        return hasMore;
    }

    /// <summary>Goes before the first row.</summary>
    public void Rewind() => _current = -1;

    /// <inheritdoc/>
    public override bool Read() => ++_current < _count;

    /// <inheritdoc/>
    public override ReadOnlySpan<char> GetField(int index)
    {
        if (index >= FieldCount) return [];
        ref var field = ref _fields[_rows[_current].FirstField + index];
        return _characters.AsSpan(field.Start, field.Length);
    }

    /// <inheritdoc/>
    public override CellKind GetKind(int index) =>
        index < FieldCount ? _fields[_rows[_current].FirstField + index].Kind : CellKind.Text;

    /// <inheritdoc/>
    public override int GetRowHash() => _rows[_current].Hash;

    /// <inheritdoc/>
    public override void Dispose()
    {
    }

    private static void Copy<T>(ReadOnlySpan<T> items, ref T[] target, ref int count)
    {
        if (target.Length < count + items.Length) Array.Resize(ref target, 2 * (count + items.Length));
        items.CopyTo(target.AsSpan(count));
        count += items.Length;
    }

    private readonly record struct Row(
        long LineNumber, string? Problem, int Hash, int FirstField, int FieldCount, int FirstByte, int ByteCount);

    private readonly record struct Field(int Start, int Length, CellKind Kind);
}
