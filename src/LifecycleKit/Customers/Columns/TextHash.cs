using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace LifecycleKit.Customers;

/// <summary>A hash of short byte strings, eight bytes a step, by 64 × 64 bit multiplication whose halves are combined.</summary>
/// <remarks>
/// The hash only finds equal texts fast, and no result depends on it. Its constants are drawn once a process, so that no attacker can
/// prepare ids that share one hash and make a table of them slow. After Wang Yi, wyhash (2019).
/// </remarks>
internal static class TextHash
{
    private static readonly ulong First = Secret();
    private static readonly ulong Second = Secret();
    private static readonly ulong Start = Secret();

    public static ulong Of(ReadOnlySpan<byte> bytes)
    {
        unchecked
        {
            var hash = Start ^ (uint)bytes.Length;
            for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
                hash = Multiply(hash ^ MemoryMarshal.Read<ulong>(bytes), First);

            ulong rest = 0;
            foreach (var value in bytes) rest = rest << 8 | value;
            return With(hash, rest);
        }
    }

    /// <summary>The hash of a text and a number.</summary>
    public static ulong With(ulong hash, int number) => With(hash, (ulong)(uint)number);

    /// <summary>Multiplies twice: with random constants, once does not spread near numbers evenly.</summary>
    private static ulong With(ulong hash, ulong number) => Multiply(Multiply(hash ^ number, Second) ^ Start, First);

    /// <summary>A random odd number, so that no multiple except that of 0 is 0.</summary>
    private static ulong Secret()
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        RandomNumberGenerator.Fill(bytes);
        return MemoryMarshal.Read<ulong>(bytes) | 1;
    }

    private static ulong Multiply(ulong left, ulong right)
    {
        var high = Math.BigMul(left, right, out var low);
        return high ^ low;
    }
}
