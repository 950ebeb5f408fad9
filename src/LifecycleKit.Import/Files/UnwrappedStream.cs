namespace LifecycleKit.Import;

/// <summary>The text within the quotes of a file of which each line is one quoted field. The lines keep their numbers.</summary>
/// <param name="rows">The quoted lines; disposed with the stream.</param>
internal sealed class UnwrappedStream(TextRows rows) : ReadOnlyStream
{
    /// <summary>A separator that is not in a text file.</summary>
    public const char NoSeparator = '\u0001';

    private byte[] _line = [];
    private int _position;
    private int _length;

    public override int Read(Span<byte> buffer)
    {
        if (_position == _length && !ReadLine()) return 0;
        var count = Math.Min(buffer.Length, _length - _position);
        _line.AsSpan(_position, count).CopyTo(buffer);
        _position += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) rows.Dispose();
        base.Dispose(disposing);
    }

    private bool ReadLine()
    {
        if (!rows.Read()) return false;
        var text = rows.Reader.GetSpan(0);
        if (_line.Length <= text.Length) _line = new byte[text.Length * 2 + 1];
        text.CopyTo(_line);
        _line[text.Length] = (byte)'\n';
        _length = text.Length + 1;
        _position = 0;
        return true;
    }
}
