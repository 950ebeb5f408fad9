using System.Buffers;
using System.IO.Hashing;
using System.Text;
using System.Text.Unicode;

namespace LifecycleKit.Import;

/// <summary>Reads bytes once, and keeps what decides whether they are UTF-8, or which other encoding they are in.</summary>
internal sealed class Utf8Scan
{
    /// <summary>The number of valid sequences beyond which it does not matter how many there are.</summary>
    private const int EnoughSequences = 10_000;

    private const int SampleLength = 1 << 17;
    private const int ContextLength = 200;
    private readonly Crc32? _checkSum;
    private readonly ArrayBufferWriter<byte> _sample = new();

    private Utf8Scan(bool withCheckSum) => _checkSum = withCheckSum ? new Crc32() : null;

    /// <summary>The number of bytes.</summary>
    public long Length { get; private set; }

    /// <summary>The CRC-32 of the bytes; 0 when it was not asked for.</summary>
    public uint CheckSum => _checkSum?.GetCurrentHashAsUInt32() ?? 0;

    /// <summary>The number of valid sequences of two bytes and more, up to about ten thousand.</summary>
    public long ValidSequences { get; private set; }

    /// <summary>The number of bytes that are not part of a valid sequence.</summary>
    public long InvalidBytes { get; private set; }

    /// <summary>The index of the first byte that is not part of a valid sequence; -1 for none.</summary>
    public long FirstInvalid { get; private set; } = -1;

    /// <summary>The index of the first NUL byte; -1 for none.</summary>
    public long FirstNul { get; private set; } = -1;

    /// <summary>Bytes beyond ASCII with their surroundings.</summary>
    public ReadOnlySpan<byte> Sample => _sample.WrittenSpan;

    /// <summary>Reads a stream to its end.</summary>
    /// <param name="stream">The bytes.</param>
    /// <param name="withCheckSum">Whether the check sum is wanted.</param>
    /// <param name="limit">The limit of its length; null for none.</param>
    /// <param name="cancellationToken">A token to cancel.</param>
    public static Utf8Scan Read(Stream stream, bool withCheckSum, SizeLimit? limit, CancellationToken cancellationToken)
    {
        var scan = new Utf8Scan(withCheckSum);
        var buffer = new byte[1 << 18];
        var kept = 0;
        while (stream.Read(buffer.AsSpan(kept)) is var count && count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            limit?.Add(count);
            scan._checkSum?.Append(buffer.AsSpan(kept, count));
            var filled = buffer.AsSpan(0, kept + count);
            var used = scan.Add(filled, isLast: false);
            filled[used..].CopyTo(buffer);
            kept = filled.Length - used;
        }

        scan.Add(buffer.AsSpan(0, kept), isLast: true);
        return scan;
    }

    /// <summary>Returns the line of a byte, from 1.</summary>
    public static long LineOf(Stream stream, long index)
    {
        var buffer = new byte[1 << 16];
        var lines = new LineCounter();
        while (index > 0 && stream.Read(buffer.AsSpan(0, (int)Math.Min(index, buffer.Length))) is var count && count > 0)
        {
            foreach (var value in buffer.AsSpan(0, count)) lines.Add((char)value);
            index -= count;
        }

        return lines.Line;
    }

    private int Add(ReadOnlySpan<byte> bytes, bool isLast)
    {
        var length = isLast ? bytes.Length : bytes.Length - UnfinishedLength(bytes);
        var whole = bytes[..length];
        // Nearly all bytes of nearly all files are ASCII, which one search shows.
        if (whole.IndexOfAnyExceptInRange((byte)1, (byte)0x7F) >= 0)
        {
            if (FirstNul < 0 && whole.IndexOf((byte)0) is var nul && nul >= 0) FirstNul = Length + nul;
            AddSample(whole);
            if (Utf8.IsValid(whole)) ValidSequences += CountSequences(whole);
            else AddInvalid(whole);
        }

        Length += length;
        return length;
    }

    /// <summary>Returns the length of a sequence at the end that goes on in the next bytes.</summary>
    private static int UnfinishedLength(ReadOnlySpan<byte> bytes)
    {
        for (var length = 1; length <= Math.Min(3, bytes.Length); length++)
        {
            var value = bytes[^length];
            if (value < 0x80) return 0;
            if (value < 0xC0) continue;
            return Rune.DecodeFromUtf8(bytes[^length..], out _, out _) == OperationStatus.NeedMoreData ? length : 0;
        }

        return 0;
    }

    private long CountSequences(ReadOnlySpan<byte> bytes)
    {
        if (ValidSequences >= EnoughSequences) return 0;
        long count = 0;
        foreach (var value in bytes) count += value >= 0xC0 ? 1 : 0;
        return count;
    }

    private void AddInvalid(ReadOnlySpan<byte> bytes)
    {
        var position = 0;
        while (bytes[position..].IndexOfAnyInRange((byte)0x80, (byte)0xFF) is var next && next >= 0)
        {
            position += next;
            if (Rune.DecodeFromUtf8(bytes[position..], out _, out var consumed) == OperationStatus.Done)
            {
                ValidSequences++;
            }
            else
            {
                if (FirstInvalid < 0) FirstInvalid = Length + position;
                InvalidBytes++;
            }

            position += consumed;
        }
    }

    private void AddSample(ReadOnlySpan<byte> bytes)
    {
        while (_sample.WrittenCount < SampleLength && bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF) is var first && first >= 0)
        {
            // From a line's start to its end, so that letters have their neighbours.
            var start = Math.Max(bytes[..first].LastIndexOf((byte)'\n') + 1, first - ContextLength);
            var lineLength = bytes[first..].IndexOf((byte)'\n');
            var end = lineLength < 0 ? bytes.Length : first + lineLength + 1;
            end = Math.Min(end, first + ContextLength);
            _sample.Write(bytes[start..end]);
            bytes = bytes[end..];
        }
    }
}
