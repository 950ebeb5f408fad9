using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace LifecycleKit.Experiments;

/// <summary>
/// Assigns a subject to one of 10 000 buckets. Every assignment to an arm uses this draw, which is the same on every host and does not
/// change.
/// </summary>
/// <remarks>
/// <para>Algorithm, version 1: h = MurmurHash3 x86 32-bit, seed 0 (A. Appleby, public domain), over the UTF-8 bytes of salt, a line feed,
/// and subject key; bucket = ⌊h · 10 000 / 2³²⌋. The bucket depends only on the two texts: not on process, platform, culture, or the order
/// of calls. Another salt gives another, independent draw. The algorithm will never change; a new one would get another name.</para>
/// <para>Texts are neither trimmed nor normalised; lone surrogates count as U+FFFD. The hash is not a secret: a person who knows the salt
/// can choose a key for a bucket. Allocates nothing, since texts too long for the stack (from about eighty characters on) use a pooled
/// buffer.</para>
/// </remarks>
internal static class SubjectBucket
{
    /// <summary>The number of buckets, numbered from 0 on: one bucket is a hundredth of a percent, a basis point.</summary>
    public const int Count = 10_000;

    internal const char Separator = '\n';

    private const uint First = 0xCC9E2D51;
    private const uint Second = 0x1B873593;
    private const int BytesOnStack = 256;
    private const int MaxBytesOfEpoch = 12;
    private const int NoEpoch = -1;

    /// <summary>Returns the bucket of a subject under a salt, from 0 to 9 999.</summary>
    /// <param name="salt">The salt of the experiment or control group; not empty, without a line feed.</param>
    /// <param name="subjectKey">The key of the customer for experiments; not empty.</param>
    /// <exception cref="ArgumentException">A text is null or empty, or the salt contains a line feed.</exception>
    public static int Of(string salt, string subjectKey) => Of(salt, NoEpoch, subjectKey);

    /// <summary>Returns the bucket under the salt "salt#epoch", without creating that text; the epoch is at least 0.</summary>
    internal static int Of(string salt, int epoch, string subjectKey)
    {
        ArgumentException.ThrowIfNullOrEmpty(salt);
        ArgumentException.ThrowIfNullOrEmpty(subjectKey);
        if (salt.Contains(Separator, StringComparison.Ordinal))
            throw new ArgumentException("A salt must not contain a line feed.", nameof(salt));
        var most = Encoding.UTF8.GetMaxByteCount(salt.Length + subjectKey.Length) + MaxBytesOfEpoch;
        byte[]? rented = null;
        var bytes = most <= BytesOnStack ? stackalloc byte[BytesOnStack] : rented = ArrayPool<byte>.Shared.Rent(most);
        var length = Encoding.UTF8.GetBytes(salt, bytes);
        if (epoch != NoEpoch)
        {
            bytes[length++] = (byte)'#';
            epoch.TryFormat(bytes[length..], out var digits, default, CultureInfo.InvariantCulture);
            length += digits;
        }

        bytes[length++] = (byte)Separator;
        length += Encoding.UTF8.GetBytes(subjectKey, bytes[length..]);
        var bucket = (int)(Hash(bytes[..length]) * (ulong)Count >> 32);
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        return bucket;
    }

    /// <summary>MurmurHash3 x86 32-bit; seed 0 for assignment.</summary>
    internal static uint Hash(ReadOnlySpan<byte> bytes, uint seed = 0)
    {
        unchecked
        {
            var (hash, at) = (seed, 0);
            for (; at + 4 <= bytes.Length; at += 4)
            {
                var block = (uint)(bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24));
                hash = BitOperations.RotateLeft(hash ^ Mixed(block), 13) * 5 + 0xE6546B64;
            }

            var rest = 0u;
            for (var i = bytes.Length - 1; i >= at; i--) rest = (rest << 8) | bytes[i];
            hash ^= Mixed(rest);

            hash ^= (uint)bytes.Length;
            hash = (hash ^ (hash >> 16)) * 0x85EBCA6B;
            hash = (hash ^ (hash >> 13)) * 0xC2B2AE35;
            return hash ^ (hash >> 16);
        }
    }

    private static uint Mixed(uint block) => unchecked(BitOperations.RotateLeft(block * First, 15) * Second);
}
