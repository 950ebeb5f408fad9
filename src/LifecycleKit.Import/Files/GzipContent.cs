using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace LifecycleKit.Import;

/// <summary>A file of one or several gzip members.</summary>
/// <remarks>
/// The decompressor checks each member that it reads to its end, but takes the end of a file that is cut for the end of the data. The last
/// eight bytes of a complete file are the check sum and the length of the last member, those of a cut file are not.
/// </remarks>
/// <param name="source">The bytes of the file.</param>
internal sealed class GzipContent(ByteSource source) : FileContent(source)
{
    private const int TrailerLength = 8;

    public override string Container => "gz";

    public override void Verify(long length, uint checkSum)
    {
        // Tools that write tapes fill up with zeros. The length of the data often ends with zeros too, so each end is tried.
        var tail = ReadTail();
        for (var end = tail.Length; end >= TrailerLength; end--)
        {
            var (sum, size) = Trailer(tail.AsSpan(0, end));
            if (sum == checkSum && size == (uint)(length & uint.MaxValue)) return;
            if (tail[end - 1] != 0) break;
        }

        if (tail.Length >= TrailerLength)
        {
            var (sum, size) = Trailer(tail);
            for (long last = size; last < length; last += 1L << 32)
            {
                if (CheckSumOfLast(last, length) == sum) return;
            }
        }

        throw Refusal.Damaged(
            "The gz file is cut off, or has other bytes after its end: its last check sum does not fit its content.",
            "Download or copy the file again.");
    }

    protected override Stream Unpack(Stream view) => new UnpackingStream(new GZipStream(view, CompressionMode.Decompress));

    private static (uint CheckSum, uint Length) Trailer(ReadOnlySpan<byte> tail) =>
        (BinaryPrimitives.ReadUInt32LittleEndian(tail[^8..]), BinaryPrimitives.ReadUInt32LittleEndian(tail[^4..]));

    private byte[] ReadTail()
    {
        using var view = Source.OpenView();
        var tail = new byte[Math.Min(Source.Length, 1 << 16)];
        view.Position = Source.Length - tail.Length;
        view.ReadExactly(tail);
        return tail;
    }

    private uint CheckSumOfLast(long count, long length)
    {
        using var content = Open();
        var buffer = new byte[1 << 16];
        var hash = new Crc32();
        var skipped = length - count;
        while (content.Read(buffer) is var read && read > 0)
        {
            var skip = (int)Math.Min(skipped, read);
            skipped -= skip;
            hash.Append(buffer.AsSpan(skip, read - skip));
        }

        return hash.GetCurrentHashAsUInt32();
    }
}
