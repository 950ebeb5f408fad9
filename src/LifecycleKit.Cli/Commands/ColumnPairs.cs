using System.Collections.Immutable;
using System.CommandLine.Parsing;
using LifecycleKit.Import;

namespace LifecycleKit.Cli;

/// <summary>Pairs of a role and the name of a column: <c>customer=Kunde,amount="Total, incl. VAT"</c>.</summary>
internal static class ColumnPairs
{
    /// <summary>Parses the values of the option, which may be given several times.</summary>
    public static ImmutableDictionary<ColumnRole, string> Parse(ArgumentResult result)
    {
        var columns = ImmutableDictionary.CreateBuilder<ColumnRole, string>();
        foreach (var token in result.Tokens)
        {
            foreach (var pair in Pairs(token.Value))
            {
                if (Problem(pair, columns) is not { } problem) continue;
                result.AddError(problem);
                return ImmutableDictionary<ColumnRole, string>.Empty;
            }
        }

        return columns.ToImmutable();
    }

    private static string? Problem(string pair, ImmutableDictionary<ColumnRole, string>.Builder columns)
    {
        var parts = pair.Split('=', 2, StringSplitOptions.TrimEntries);
        if (parts.Length != 2 || parts[1].Length == 0 || ColumnRoleNames.Find(parts[0]) is not { } role)
        {
            var names = string.Join(", ", ColumnRoleNames.All);
            return $"--map takes pairs such as customer=ClientNo of {names}, not '{OneLine.Cell(pair)}'. "
                + "Put a name with a comma in double quotes.";
        }

        if (columns.ContainsKey(role)) return $"--map names the column of {parts[0]} twice.";
        columns[role] = Unquoted(parts[1]);
        return null;
    }

    /// <summary>Splits at commas outside double quotes.</summary>
    private static IEnumerable<string> Pairs(string text)
    {
        var start = 0;
        var isQuoted = false;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] == '"') isQuoted = !isQuoted;
            if (i < text.Length && (text[i] != ',' || isQuoted)) continue;
            var pair = text[start..i].Trim();
            if (pair.Length > 0) yield return pair;
            start = i + 1;
        }
    }

    private static string Unquoted(string text) =>
        text is ['"', .. var inner, '"'] ? inner.Replace("\"\"", "\"", StringComparison.Ordinal) : text;
}
