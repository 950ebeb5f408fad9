using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace LifecycleKit;

/// <summary>SHA-256 of texts, in upper-case hex.</summary>
internal static class TextDigest
{
    /// <summary>All 64 digits.</summary>
    public static string Of(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>All 64 digits of the digest of the UTF-16 code units: texts that differ in half a surrogate pair differ here.</summary>
    public static string OfUtf16(string text) => Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(text.AsSpan())));

    /// <summary>The first 32 digits: enough that no two texts meet by chance.</summary>
    public static string Short(string text) => Of(text)[..32];

    /// <summary>How a customer is named in logs: 12 digits of the digest of the scope's length, a colon, the scope and the id.</summary>
    public static string Customer(string scope, string id) => $"customer {Short(FormattableString.Invariant($"{scope.Length}:{scope}{id}"))[..12]}";
}
