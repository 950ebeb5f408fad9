using System.Security.Cryptography;
using System.Text;

namespace LifecycleKit;

/// <summary>SHA-256 of texts, in upper-case hex.</summary>
internal static class TextDigest
{
    /// <summary>All 64 digits.</summary>
    public static string Of(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>The first 32 digits: enough that no two texts meet by chance.</summary>
    public static string Short(string text) => Of(text)[..32];
}
