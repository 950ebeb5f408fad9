using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace LifecycleKit;

/// <summary>Computes SHA-256 hashes of texts, in upper-case hex.</summary>
internal static class TextDigest
{
    /// <summary>Returns all 64 digits.</summary>
    public static string Of(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>
    /// Returns all 64 digits of the hash of the UTF-16 code units, which also differs for texts that differ in half a surrogate pair.
    /// </summary>
    public static string OfUtf16(string text) => Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(text.AsSpan())));

    /// <summary>Returns the first 32 digits, which are enough to avoid collisions by chance.</summary>
    public static string Short(string text) => Of(text)[..32];

    /// <summary>
    /// Returns the name of a customer in logs: 12 digits of the hash of the length of the scope, a colon, the scope and the id.
    /// </summary>
    public static string Customer(string scope, string id) =>
        $"customer {Short(FormattableString.Invariant($"{scope.Length}:{scope}{id}"))[..12]}";
}
