using System.Text;

namespace LifecycleKit.EntityFrameworkCore;

/// <summary>
/// The text by whose bytes customers are listed. In UTF-8, characters beyond U+FFFF come after all others; ordinally, that is in UTF-16, they
/// come before U+E000. So a character from U+E000 to U+FFFF gets the last of all characters before it. Other ids are their own keys.
/// </summary>
internal static class ListKey
{
    private const string Last = "\U0010FFFF";

    public static string Of(string customerId)
    {
        if (!customerId.AsSpan().ContainsAnyInRange('\uE000', '\uFFFF')) return customerId;
        var key = new StringBuilder();
        foreach (var character in customerId)
        {
            if (character >= '\uE000') key.Append(Last);
            key.Append(character);
        }

        return key.ToString();
    }
}
