namespace LifecycleKit.Rfm;

/// <summary>Makes the tie keys that order customers with equal values: a stable number for each customer id.</summary>
/// <remarks>
/// FNV-1a of 64 bits over the UTF-8 bytes of the id, then the finalizer of MurmurHash3 (<c>fmix64</c>), so that similar ids
/// have distant keys. A key is not a secret and protects nothing: it can be computed from the id. Allocates nothing.
/// </remarks>
internal static class RfmTieKey
{
    private const ulong OffsetBasis = 0xCBF29CE484222325;
    private const ulong Prime = 0x00000100000001B3;

    /// <summary>Returns the key of a customer id; half surrogate pairs count as U+FFFD.</summary>
    /// <param name="customerId">The id; upper and lower case are different.</param>
    /// <exception cref="ArgumentException">The id is null or empty.</exception>
    public static ulong Of(string customerId)
    {
        ArgumentException.ThrowIfNullOrEmpty(customerId);
        Span<byte> bytes = stackalloc byte[4];
        var hash = OffsetBasis;
        foreach (var rune in customerId.EnumerateRunes())
        {
            foreach (var octet in bytes[..rune.EncodeToUtf8(bytes)]) hash = unchecked((hash ^ octet) * Prime);
        }

        return Finalized(hash);
    }

    private static ulong Finalized(ulong hash)
    {
        unchecked
        {
            hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCD;
            hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53;
            return hash ^ (hash >> 33);
        }
    }
}
