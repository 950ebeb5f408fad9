using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace LifecycleKit.Customers;

/// <summary>
/// Writes values in few bytes, for data that a store in memory keeps and seldom reads. The form belongs to one process and is not a format.
/// </summary>
[Mutable("a buffer, used again for each value; belongs to one thread at a time")]
internal sealed class PackedWriter
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789ABCDEF");

    private byte[] _bytes = new byte[256];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void Byte(byte value) => Reserve(1)[0] = value;

    public void Flag(bool value) => Byte(value ? (byte)1 : (byte)0);

    /// <summary>Writes a number of at least 0 in one byte for each 7 bits.</summary>
    public void Count(ulong value)
    {
        var to = Reserve(10);
        var used = 0;
        for (; value >= 0x80; value >>= 7) to[used++] = (byte)(value & 0x7F | 0x80);
        to[used++] = (byte)value;
        Length += used - 10;
    }

    public void Count(int value) => Count((ulong)value);

    public void Number(long value) => Count(unchecked((ulong)(value << 1) ^ (ulong)(value >> 63)));

    /// <summary>Writes bytes with their number.</summary>
    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        var start = BeginBytes();
        bytes.CopyTo(Reserve(bytes.Length));
        EndBytes(start);
    }

    /// <summary>Begins bytes whose number is not known yet.</summary>
    /// <returns>The start, for <see cref="EndBytes"/>.</returns>
    public int BeginBytes()
    {
        Reserve(sizeof(int));
        return Length;
    }

    public void EndBytes(int start) =>
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(start - sizeof(int)), Length - start);

    /// <summary>Writes an instant in ticks; a whole second takes less.</summary>
    public void Ticks(long ticks)
    {
        var (seconds, rest) = Math.DivRem(ticks, TimeSpan.TicksPerSecond);
        Count(rest == 0 ? (ulong)seconds << 1 : (ulong)ticks << 1 | 1);
    }

    /// <summary>Writes the ticks from one instant to another, at most as many as instants have; whole seconds take less.</summary>
    public void Elapsed(long ticks)
    {
        var (seconds, rest) = Math.DivRem(ticks, TimeSpan.TicksPerSecond);
        Number(rest == 0 ? seconds << 1 : ticks << 1 | 1);
    }

    /// <summary>Writes an instant with its offset.</summary>
    public void Instant(DateTimeOffset instant)
    {
        Ticks(instant.UtcTicks);
        Number(instant.TotalOffsetMinutes);
    }

    /// <summary>Writes an amount with its number of decimals.</summary>
    public void Amount(decimal value)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        var low = (uint)unchecked((uint)parts[0]) | (ulong)unchecked((uint)parts[1]) << 32;
        var high = unchecked((uint)parts[2]);
        Byte((byte)(parts[3] >> 16 & 0x1F | (parts[3] < 0 ? 0x20 : 0) | (high != 0 ? 0x40 : 0)));
        Count(low);
        if (high != 0) Count(high);
    }

    public void Text(string? text)
    {
        if (text is null)
        {
            Byte(0);
            return;
        }

        var isAscii = Ascii.IsValid(text);
        Count(((ulong)text.Length << 1 | (isAscii ? 1UL : 0)) + 1);
        if (isAscii)
        {
            Ascii.FromUtf16(text, Reserve(text.Length), out _);
            return;
        }

        // UTF-16, since a text from outside may have half a surrogate pair, which UTF-8 would lose.
        var to = Reserve(2 * text.Length);
        for (var i = 0; i < text.Length; i++) BinaryPrimitives.WriteUInt16LittleEndian(to[(2 * i)..], text[i]);
    }

    /// <summary>Writes a text that is often made of upper-case hex digits, two of them in a byte.</summary>
    public void Hex(string text)
    {
        if (text.Length % 2 != 0 || text.Length > 128 || text.AsSpan().ContainsAnyExcept(HexDigits))
        {
            Byte(0);
            Text(text);
            return;
        }

        Byte((byte)(text.Length / 2 + 1));
        var to = Reserve(text.Length / 2);
        for (var i = 0; i < to.Length; i++) to[i] = (byte)(Digit(text[2 * i]) << 4 | Digit(text[2 * i + 1]));

        static int Digit(char one) => one <= '9' ? one - '0' : one - 'A' + 10;
    }

    private Span<byte> Reserve(int count)
    {
        if (Length + count > _bytes.Length)
            Array.Resize(ref _bytes, (int)BitOperations.RoundUpToPowerOf2((uint)(Length + count)));
        Length += count;
        return _bytes.AsSpan(Length - count, count);
    }
}
