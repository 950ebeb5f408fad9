using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text;

namespace LifecycleKit.Import;

/// <summary>
/// A text of <see cref="TextIds"/>: up to 15 characters of ASCII as they are, padded with 0, or the place of another text in the chunks.
/// </summary>
[StructLayout(LayoutKind.Explicit, Size = Size)]
internal struct TextEntry : IEquatable<TextEntry>
{
    private const int Size = 16;
    private const int MaxShort = Size - 1;
    private const byte Elsewhere = 0xFF;

    /// <summary>The first half of all bytes.</summary>
    [FieldOffset(0)]
    public ulong Low;

    /// <summary>The second half of all bytes.</summary>
    [FieldOffset(8)]
    public ulong High;

    /// <summary>The chunk of a text that is not short.</summary>
    [FieldOffset(0)]
    public int Chunk;

    /// <summary>The place in the chunk.</summary>
    [FieldOffset(4)]
    public int Offset;

    /// <summary>The number of bytes in the chunk.</summary>
    [FieldOffset(8)]
    public int Length;

    /// <summary>The length of a short text; <see cref="Elsewhere"/> for another one.</summary>
    [FieldOffset(MaxShort)]
    public byte ShortLength;

    [FieldOffset(12)]
    private readonly bool _isWide;

    /// <summary>Creates the entry of a text that is not short.</summary>
    /// <param name="chunk">The chunk.</param>
    /// <param name="offset">The place in the chunk.</param>
    /// <param name="length">The number of bytes.</param>
    /// <param name="isWide">Whether a character has two bytes.</param>
    public TextEntry(int chunk, int offset, int length, bool isWide)
    {
        (Chunk, Offset, Length) = (chunk, offset, length);
        (_isWide, ShortLength) = (isWide, Elsewhere);
    }

    /// <summary>Whether the bytes are those of the text.</summary>
    public readonly bool IsShort => ShortLength != Elsewhere;

    /// <summary>Whether a character has two bytes.</summary>
    public readonly bool IsWide => !IsShort && _isWide;

    /// <summary>Creates the entry of a short text; false when the text is too long or not of ASCII.</summary>
    public static bool TryCreate(ReadOnlySpan<char> text, out TextEntry entry)
    {
        entry = default;
        if (text.Length > MaxShort) return false;
        var bytes = MemoryMarshal.AsBytes(new Span<TextEntry>(ref entry));
        entry.ShortLength = (byte)text.Length;
        return Ascii.FromUtf16(text, bytes, out _) == OperationStatus.Done;
    }

    /// <summary>The characters of a short text.</summary>
    [UnscopedRef]
    public Span<byte> ShortBytes() => MemoryMarshal.AsBytes(new Span<TextEntry>(ref this))[..ShortLength];

    /// <inheritdoc/>
    public readonly bool Equals(TextEntry other) => Low == other.Low && High == other.High;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is TextEntry other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => HashCode.Combine(Low, High);
}
