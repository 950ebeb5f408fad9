using System.Collections.Immutable;

namespace LifecycleKit.Import;

/// <summary>The words of status and type columns whose meaning the caller gives.</summary>
internal static class StatusWords
{
    /// <summary>Returns what is wrong with words; null for nothing.</summary>
    /// <param name="words">The words with their meanings.</param>
    public static string? FindProblem(IEnumerable<KeyValuePair<string, RowMeaning>> words)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (word, meaning) in words)
        {
            var text = RowWords.Normalize(word);
            if (text.Length == 0) return "a word is blank.";
            if (!Enum.IsDefined(meaning)) return $"the meaning of {ShortText.Quote(word)} must be a member of RowMeaning.";
            if (!seen.Add(text)) return $"{ShortText.Quote(word)} is the same as another word.";
        }

        return null;
    }

    /// <summary>Returns the words of the options, and those of the format that the options do not have.</summary>
    /// <param name="options">The options.</param>
    public static ImmutableDictionary<string, RowMeaning> Of(ImportOptions options)
    {
        var words = ImmutableDictionary.CreateBuilder<string, RowMeaning>(StringComparer.Ordinal);
        foreach (var (word, meaning) in options.Format?.Statuses ?? ImmutableDictionary<string, RowMeaning>.Empty)
            words[RowWords.Normalize(word)] = meaning;
        foreach (var (word, meaning) in options.Statuses) words[RowWords.Normalize(word)] = meaning;
        return words.ToImmutable();
    }
}
