using System.Text;

namespace LifecycleKit.Stages;

/// <summary>Text inside the quoted labels of the DOT language.</summary>
internal static class DotText
{
    /// <summary>One line of a label. A backslash begins an escape there, and an ampersand an HTML entity.</summary>
    public static string Line(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsControl(rune)) line.Append(' ');
            else if (rune.Value == '"') line.Append("\\\"");
            else if (rune.Value == '\\') line.Append("\\\\");
            else if (rune.Value == '&') line.Append("&amp;");
            else line.Append(rune);
        }

        return line.ToString();
    }
}
