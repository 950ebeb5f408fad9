using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;

namespace LifecycleKit.Customers;

/// <summary>A text as bytes: two of length and width, then one byte a character when all are ASCII, else two as they are.</summary>
/// <remarks>Any text goes, valid UTF-16 or not. Equal texts have equal records.</remarks>
internal static class TextRecord
{
    /// <summary>The longest text in characters.</summary>
    public const int MaxTextLength = 0x7FFF;

    private const int HeaderLength = sizeof(ushort);

    /// <summary>The largest length in bytes of the record of a text with so many characters; an even number.</summary>
    public static int MaxLength(int textLength) => HeaderLength + textLength * sizeof(char);

    /// <summary>Writes a record and returns its length.</summary>
    public static int Write(ReadOnlySpan<char> text, Span<byte> target)
    {
        var characters = target[HeaderLength..];
        var wide = Ascii.FromUtf16(text, characters, out _) != OperationStatus.Done;
        if (wide) MemoryMarshal.AsBytes(text).CopyTo(characters);
        var header = (ushort)(text.Length << 1 | (wide ? 1 : 0));
        MemoryMarshal.Write(target, in header);
        return Length(header);
    }

    /// <summary>The record that <paramref name="bytes"/> begin with.</summary>
    public static ReadOnlySpan<byte> First(ReadOnlySpan<byte> bytes) => bytes[..Length(MemoryMarshal.Read<ushort>(bytes))];

    public static PooledText Read(ReadOnlySpan<byte> record) => new(record[HeaderLength..], (record[0] & 1) != 0);

    private static int Length(ushort header) => HeaderLength + (header >> 1 << (header & 1));
}
