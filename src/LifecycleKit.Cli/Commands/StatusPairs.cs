using System.Collections.Immutable;
using System.CommandLine.Parsing;
using LifecycleKit.Import;

namespace LifecycleKit.Cli;

/// <summary>Pairs of a word of a status or type column and its meaning: <c>"sent to store"=paid</c>.</summary>
internal static class StatusPairs
{
    private static readonly (string Name, RowMeaning Meaning)[] Meanings =
    [
        ("paid", RowMeaning.Sale), ("cancelled", RowMeaning.Cancelled), ("refunded", RowMeaning.RefundedInFull),
        ("refund", RowMeaning.Refund), ("not-an-order", RowMeaning.NotAnOrder),
    ];

    /// <summary>The names of the meanings.</summary>
    public static string Names { get; } = string.Join(", ", Meanings.Select(meaning => meaning.Name));

    /// <summary>Parses the values of the option, which may be given several times.</summary>
    public static ImmutableDictionary<string, RowMeaning> Parse(ArgumentResult result)
    {
        var words = ImmutableDictionary.CreateBuilder<string, RowMeaning>(StringComparer.OrdinalIgnoreCase);
        foreach (var token in result.Tokens)
        {
            if (Problem(token.Value, words) is not { } problem) continue;
            result.AddError(problem);
            return ImmutableDictionary<string, RowMeaning>.Empty;
        }

        return words.ToImmutable();
    }

    // The word is what is before the last sign, so that it may have one itself.
    private static string? Problem(string pair, ImmutableDictionary<string, RowMeaning>.Builder words)
    {
        var sign = pair.LastIndexOf('=');
        var word = sign < 0 ? string.Empty : pair[..sign].Trim();
        var name = pair[(sign + 1)..].Trim();
        var known = Array.FindIndex(Meanings, meaning => meaning.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (word.Length == 0 || known < 0)
            return $"--status takes a word of the file and its meaning, such as shipped=paid, one of {Names}, not '{OneLine.Cell(pair)}'.";
        if (words.ContainsKey(word)) return $"--status gives the meaning of '{OneLine.Cell(word)}' twice.";
        words[word] = Meanings[known].Meaning;
        return null;
    }
}
