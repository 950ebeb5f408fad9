namespace LifecycleKit.Tests.Conventions;

/// <summary>What a source file declares: its namespaces and the names of its types, nested ones included.</summary>
internal static class Declarations
{
    public static IReadOnlyList<string> Namespaces(IReadOnlyList<SourceToken> tokens) =>
        [.. Enumerable.Range(0, tokens.Count)
            .Where(i => tokens[i].Text == "namespace")
            .Select(i => string.Join('.', Chain(tokens, i + 1)))];

    public static IReadOnlySet<string> Types(IReadOnlyList<SourceToken> tokens)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i + 1 < tokens.Count; i++)
        {
            if (tokens[i].Text == "delegate" && DelegateName(tokens, i + 1) is { } name) names.Add(name);
            else if (IsTypeKeyword(tokens, i)) names.Add(tokens[i + 1].Text);
        }

        return names;
    }

    /// <summary>The words of a dotted name from a token on.</summary>
    public static IReadOnlyList<string> Chain(IReadOnlyList<SourceToken> tokens, int at)
    {
        var words = new List<string>();
        while (at < tokens.Count && tokens[at].IsWord)
        {
            words.Add(tokens[at].Text);
            if (at + 1 >= tokens.Count || tokens[at + 1].Text != ".") break;
            at += 2;
        }

        return words;
    }

    /// <summary>Whether the next word names a type; "class" and "struct" are constraints too, and "record" may be a name.</summary>
    private static bool IsTypeKeyword(IReadOnlyList<SourceToken> tokens, int at) =>
        tokens[at + 1].IsWord
        && (tokens[at].Text, tokens[at + 1].Text) switch
        {
            ("record", "class" or "struct") or ("class" or "struct", "where") => false,
            ("class" or "struct" or "interface" or "enum", _) => true,
            ("record", _) => at + 2 < tokens.Count && tokens[at + 2].Text is "(" or "{" or "<" or ":" or ";",
            _ => false,
        };

    /// <summary>The word before the parameter list; null for an anonymous method or a function pointer.</summary>
    private static string? DelegateName(IReadOnlyList<SourceToken> tokens, int at)
    {
        var depth = 0;
        string? last = null;
        for (; at < tokens.Count && tokens[at].Text is not (";" or "{" or "*"); at++)
        {
            if (depth == 0 && tokens[at].Text == "(") return last;
            depth += tokens[at].Text switch { "<" => 1, ">" => -1, _ => 0 };
            if (depth == 0 && tokens[at].IsWord) last = tokens[at].Text;
        }

        return null;
    }
}
