namespace LifecycleKit.Import;

/// <summary>Writes quotes with a backslash before them as RFC 4180 has them: two quotes. Lengths and lines stay.</summary>
/// <param name="content">The text; disposed with the stream.</param>
internal sealed class DoubledQuoteStream(Stream content) : ReadOnlyStream
{
    private readonly byte[] _buffer = new byte[1 << 16];
    private int _position;
    private int _ready;
    private int _length;

    public override int Read(Span<byte> buffer)
    {
        if (_position == _ready && !Fill()) return 0;
        var count = Math.Min(buffer.Length, _ready - _position);
        _buffer.AsSpan(_position, count).CopyTo(buffer);
        _position += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) content.Dispose();
        base.Dispose(disposing);
    }

    private bool Fill()
    {
        // A backslash at the end waits for the byte after it.
        var kept = _length - _ready;
        _buffer.AsSpan(_ready, kept).CopyTo(_buffer);
        var count = content.Read(_buffer.AsSpan(kept));
        _length = kept + count;
        _position = 0;
        _ready = 0;
        while (_ready < _length)
        {
            var next = _buffer.AsSpan(_ready, _length - _ready).IndexOf((byte)'\\');
            if (next < 0)
            {
                _ready = _length;
                break;
            }

            _ready += next;
            if (_ready + 1 == _length)
            {
                if (count == 0) _ready = _length;
                break;
            }

            if (_buffer[_ready + 1] == (byte)'"') _buffer[_ready] = (byte)'"';
            _ready += 2;
        }

        return _ready > 0 || (count > 0 && Fill());
    }
}
