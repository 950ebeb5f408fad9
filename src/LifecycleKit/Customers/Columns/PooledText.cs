using System.Runtime.InteropServices;
using System.Text;

namespace LifecycleKit.Customers;

/// <summary>The text of a <see cref="TextRecord"/>, in bytes of ASCII or, when wide, of UTF-16.</summary>
/// <remarks>The order is ordinal, by UTF-16 code unit, for both widths. <c>default</c> is the empty text.</remarks>
internal readonly ref struct PooledText(ReadOnlySpan<byte> bytes, bool isWide)
{
    /// <summary>The number of characters that one <see cref="Key"/> covers.</summary>
    public const int KeyLength = 4;

    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private readonly bool _isWide = isWide;

    public int Length => _isWide ? _bytes.Length / sizeof(char) : _bytes.Length;

    private char this[int index] => _isWide ? Wide[index] : (char)_bytes[index];

    private ReadOnlySpan<char> Wide => MemoryMarshal.Cast<byte, char>(_bytes);

    /// <summary>Four characters from <paramref name="start"/> on, padded with 0: texts that differ here compare as their keys do.</summary>
    public ulong Key(int start)
    {
        ulong key = 0;
        for (var i = start; i < start + KeyLength; i++) key = key << 16 | (i < Length ? this[i] : '\0');
        return key;
    }

    public int CompareTo(PooledText other)
    {
        var shared = Math.Min(Length, other.Length);
        for (var i = 0; i < shared; i++)
        {
            if (this[i] != other[i]) return this[i] - other[i];
        }

        return Length - other.Length;
    }

    public int CompareTo(ReadOnlySpan<char> other) => CompareTo(new PooledText(MemoryMarshal.AsBytes(other), isWide: true));

    public override string ToString() => _isWide ? new string(Wide) : Encoding.ASCII.GetString(_bytes);
}
