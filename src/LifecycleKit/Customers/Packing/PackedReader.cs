using System.Buffers.Binary;
using System.Text;

namespace LifecycleKit.Customers;

/// <summary>Reads what a <see cref="PackedWriter"/> has written, in the same order.</summary>
internal ref struct PackedReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _at;

    public readonly bool IsAtEnd => _at == _bytes.Length;

    public byte Byte() => _bytes[_at++];

    public bool Flag() => Byte() != 0;

    /// <summary>Reads the next byte when it has a value; otherwise it stays to be read.</summary>
    public bool Takes(byte value)
    {
        if (_bytes[_at] != value) return false;
        _at++;
        return true;
    }

    public ulong Count()
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var part = _bytes[_at++];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80) return value;
        }
    }

    public int Int() => (int)Count();

    public long Number()
    {
        var value = Count();
        return unchecked((long)(value >> 1) ^ -(long)(value & 1));
    }

    public long Ticks()
    {
        var value = Count();
        return (value & 1) == 0 ? (long)(value >> 1) * TimeSpan.TicksPerSecond : (long)(value >> 1);
    }

    public long Elapsed()
    {
        var value = Number();
        return (value & 1) == 0 ? (value >> 1) * TimeSpan.TicksPerSecond : value >> 1;
    }

    public DateTimeOffset Instant()
    {
        var ticks = Ticks();
        var offset = TimeSpan.FromMinutes(Number());
        return new DateTimeOffset(ticks + offset.Ticks, offset);
    }

    /// <summary>Reads bytes with their number.</summary>
    public ReadOnlySpan<byte> Bytes()
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(_bytes[_at..]);
        _at += sizeof(int) + length;
        return _bytes.Slice(_at - length, length);
    }

    public decimal Amount()
    {
        var head = Byte();
        var low = Count();
        var high = (head & 0x40) != 0 ? Count() : 0;
        return new decimal(
            unchecked((int)low), unchecked((int)(low >> 32)), unchecked((int)high), (head & 0x20) != 0, (byte)(head & 0x1F));
    }

    public string? Text()
    {
        var head = Count();
        if (head == 0) return null;
        var length = (int)(head - 1 >> 1);
        if (length == 0) return string.Empty;
        var isAscii = (head - 1 & 1) != 0;
        var from = _bytes.Slice(_at, isAscii ? length : 2 * length);
        _at += from.Length;
        return isAscii ? Encoding.ASCII.GetString(from) : Utf16(from);
    }

    public string Hex()
    {
        var length = Byte() - 1;
        if (length < 0) return Text()!;
        var text = Convert.ToHexString(_bytes.Slice(_at, length));
        _at += length;
        return text;
    }

    private static string Utf16(ReadOnlySpan<byte> bytes)
    {
        var text = new char[bytes.Length / 2];
        for (var i = 0; i < text.Length; i++) text[i] = (char)BinaryPrimitives.ReadUInt16LittleEndian(bytes[(2 * i)..]);
        return new string(text);
    }
}
