using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace LifecycleKit.Tracking;

/// <summary>
/// Digests of 128 bits under a random key: SipHash-2-4-128 (Aumasson, Bernstein 2012). Without the key, two texts with one digest cannot be
/// found; among a billion texts the probability of an equal pair is below 10⁻²⁰.
/// </summary>
internal sealed class KeyedDigest
{
    private readonly ulong _key0;
    private readonly ulong _key1;

    public KeyedDigest()
        : this(RandomNumberGenerator.GetBytes(16))
    {
    }

    /// <param name="key">The key, 16 bytes.</param>
    public KeyedDigest(ReadOnlySpan<byte> key)
    {
        _key0 = MemoryMarshal.Read<ulong>(key);
        _key1 = MemoryMarshal.Read<ulong>(key[8..]);
    }

    /// <summary>Returns the digest of two texts and a number; different for texts that are divided otherwise.</summary>
    public Digest128 Of(string first, int number, string second)
    {
        var state = Start();
        state.Add((ulong)first.Length << 32 | (uint)number);
        state.AddText(first);
        state.AddText(second);
        return state.End((ulong)second.Length);
    }

    /// <summary>Returns the digest of bytes, as the reference does.</summary>
    public Digest128 Of(ReadOnlySpan<byte> bytes)
    {
        var state = Start();
        for (; bytes.Length >= 8; bytes = bytes[8..]) state.Add(MemoryMarshal.Read<ulong>(bytes));
        return state.EndBytes(bytes);
    }

    private State Start() => new(_key0, _key1);

    private struct State(ulong key0, ulong key1)
    {
        private ulong _v0 = 0x736f6d6570736575 ^ key0;
        private ulong _v1 = 0x646f72616e646f6d ^ key1 ^ 0xee;
        private ulong _v2 = 0x6c7967656e657261 ^ key0;
        private ulong _v3 = 0x7465646279746573 ^ key1;
        private int _length;

        public void Add(ulong word)
        {
            _length += 8;
            Compress(word);
        }

        public void AddText(string text)
        {
            var bytes = MemoryMarshal.AsBytes(text.AsSpan());
            for (; bytes.Length >= 8; bytes = bytes[8..]) Add(MemoryMarshal.Read<ulong>(bytes));
            if (bytes.Length == 0) return;
            Span<byte> last = stackalloc byte[8];
            bytes.CopyTo(last);
            Add(MemoryMarshal.Read<ulong>(last));
        }

        public Digest128 End(ulong word)
        {
            Add(word);
            return EndBytes([]);
        }

        /// <summary>Ends with the last bytes, fewer than 8.</summary>
        public Digest128 EndBytes(ReadOnlySpan<byte> bytes)
        {
            var last = (ulong)(byte)(_length + bytes.Length & 0xFF) << 56;
            for (var i = 0; i < bytes.Length; i++) last |= (ulong)bytes[i] << 8 * i;
            Compress(last);
            _v2 ^= 0xee;
            var low = Finish();
            _v1 ^= 0xdd;
            return new Digest128(low, Finish());
        }

        private void Compress(ulong word)
        {
            _v3 ^= word;
            Round();
            Round();
            _v0 ^= word;
        }

        private ulong Finish()
        {
            for (var i = 0; i < 4; i++) Round();
            return _v0 ^ _v1 ^ _v2 ^ _v3;
        }

        private void Round()
        {
            unchecked
            {
                _v0 += _v1;
                _v1 = BitOperations.RotateLeft(_v1, 13) ^ _v0;
                _v0 = BitOperations.RotateLeft(_v0, 32);
                _v2 += _v3;
                _v3 = BitOperations.RotateLeft(_v3, 16) ^ _v2;
                _v0 += _v3;
                _v3 = BitOperations.RotateLeft(_v3, 21) ^ _v0;
                _v2 += _v1;
                _v1 = BitOperations.RotateLeft(_v1, 17) ^ _v2;
                _v2 = BitOperations.RotateLeft(_v2, 32);
            }
        }
    }
}

/// <summary>A digest of 128 bits.</summary>
/// <param name="Low">The first eight bytes.</param>
/// <param name="High">The last eight bytes.</param>
internal readonly record struct Digest128(ulong Low, ulong High)
{
    // Each bit of a digest is as good as random.
    public override int GetHashCode() => unchecked((int)Low);
}
