using System.Numerics;

namespace LifecycleKit.Numerics;

/// <summary>
/// Random numbers that are the same for the same seed on every machine, except for the last places of logarithms: xoshiro256** of Blackman
/// and Vigna (2021), "Scrambled Linear Pseudorandom Number Generators", its state filled by SplitMix64 of Steele, Lea and Flood (2014). A
/// mutable value: a copy continues independently.
/// </summary>
internal partial struct RandomDraws
{
    private const ulong GoldenGamma = 0x9E3779B97F4A7C15;

    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    public RandomDraws(ulong seed)
    {
        _s0 = Scatter(unchecked(seed + GoldenGamma));
        _s1 = Scatter(unchecked(seed + 2 * GoldenGamma));
        _s2 = Scatter(unchecked(seed + 3 * GoldenGamma));
        _s3 = Scatter(unchecked(seed + 4 * GoldenGamma));
    }

    /// <summary>
    /// Returns separate draws for one stream, such as one customer: the same for the same state and stream, different for other streams.
    /// The state does not change.
    /// </summary>
    public readonly RandomDraws Fork(ulong stream)
    {
        // One to one in the stream, so that no two streams of one state share a seed.
        var state = BitOperations.RotateLeft(_s1, 17) ^ BitOperations.RotateLeft(_s2, 31) ^ BitOperations.RotateLeft(_s3, 47) ^ _s0;
        return new(Scatter(unchecked(Scatter(unchecked(stream + GoldenGamma)) + state)));
    }

    /// <summary>64 random bits.</summary>
    public ulong NextBits()
    {
        unchecked
        {
            var bits = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
            var shifted = _s1 << 17;
            _s2 ^= _s0;
            _s3 ^= _s1;
            _s1 ^= _s2;
            _s0 ^= _s3;
            _s2 ^= shifted;
            _s3 = BitOperations.RotateLeft(_s3, 45);
            return bits;
        }
    }

    /// <summary>A multiple of 2⁻⁵³ strictly between 0 and 1.</summary>
    public double NextUniform()
    {
        while (true)
        {
            var bits = NextBits() >> 11;
            if (bits != 0) return bits * (1.0 / (1L << 53));
        }
    }

    /// <summary>
    /// An integer from 0 to <paramref name="count"/> − 1, each as likely: Lemire (2019), "Fast Random Integer Generation in an Interval".
    /// </summary>
    public int NextIndex(int count)
    {
        if (count <= 0) throw new ArgumentOutOfRangeException(nameof(count), count, "The count must be above 0.");

        // The first 2⁶⁴ mod count low parts belong to numbers that would be drawn once more often than the others.
        var excess = unchecked(0UL - (ulong)count) % (ulong)count;
        while (true)
        {
            var index = Math.BigMul(NextBits(), (ulong)count, out var low);
            if (low >= excess) return (int)index;
        }
    }

    /// <summary>SplitMix64's output function, one to one.</summary>
    private static ulong Scatter(ulong bits)
    {
        unchecked
        {
            bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
            bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
            return bits ^ (bits >> 31);
        }
    }
}
