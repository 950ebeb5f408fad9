using System.Runtime.InteropServices;

namespace LifecycleKit.Customers;

/// <summary>A hash of short byte strings, eight bytes a step, by folded 64 × 64 bit multiplication.</summary>
/// <remarks>
/// The constants are fixed: the hash only finds equal texts fast, and no result depends on it, so it need not differ
/// between processes the way <see cref="HashCode"/> does. After Wang Yi, wyhash (2019).
/// </remarks>
internal static class TextHash
{
    private const ulong First = 0xA0761D6478BD642F;
    private const ulong Second = 0xE7037ED1A0B428DB;

    public static ulong Of(ReadOnlySpan<byte> bytes)
    {
        unchecked
        {
            var hash = Second ^ (uint)bytes.Length;
            for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
                hash = Fold(hash ^ MemoryMarshal.Read<ulong>(bytes), First);

            ulong rest = 0;
            foreach (var value in bytes) rest = rest << 8 | value;
            return Fold(hash ^ rest, Second);
        }
    }

    /// <summary>The hash of a text and a number.</summary>
    public static ulong With(ulong hash, int number) => Fold(hash ^ First, (uint)number ^ Second);

    private static ulong Fold(ulong left, ulong right)
    {
        var high = Math.BigMul(left, right, out var low);
        return high ^ low;
    }
}
