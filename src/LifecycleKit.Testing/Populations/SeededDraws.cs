namespace LifecycleKit.Testing;

/// <summary>
/// Random numbers that are the same for the same seed and stream on every machine: SplitMix64 of Steele, Lea and Flood (2014), "Fast
/// Splittable Pseudorandom Number Generators". A mutable value: a copy continues independently.
/// </summary>
internal struct SeededDraws
{
    private const ulong GoldenGamma = 0x9E3779B97F4A7C15;

    private ulong _state;

    public SeededDraws(ulong seed, ulong stream) => _state = Scatter(unchecked(Scatter(unchecked(seed + GoldenGamma)) + stream));

    /// <summary>A number from 0 to below 1.</summary>
    public double NextFraction()
    {
        _state = unchecked(_state + GoldenGamma);
        return (Scatter(_state) >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>A whole number from 0 to below a count.</summary>
    public int NextIndex(int count) => (int)(NextFraction() * count);

    /// <summary>A whole number of seconds from 0 to below a length of time.</summary>
    public TimeSpan NextSeconds(TimeSpan below) => TimeSpan.FromTicks(
        (long)(NextFraction() * (below.Ticks / TimeSpan.TicksPerSecond)) * TimeSpan.TicksPerSecond);

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
