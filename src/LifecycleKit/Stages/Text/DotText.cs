using System.Text;

namespace LifecycleKit.Stages;

/// <summary>Escapes text in the quoted labels of the DOT language.</summary>
internal static class DotText
{
    /// <summary>Returns one line of a label, in which a backslash begins an escape, and an ampersand an HTML entity.</summary>
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
