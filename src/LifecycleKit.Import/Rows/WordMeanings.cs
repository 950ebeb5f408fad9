using System.Collections.Immutable;

namespace LifecycleKit.Import;

/// <summary>What the words of a status or type column mean.</summary>
/// <param name="known">The words of the profile, or those of the general one where the profile has none.</param>
/// <param name="given">The words whose meaning the caller gives, normalized; these go first.</param>
/// <param name="unknown">The meaning of another word.</param>
/// <param name="column">The name of the column, for the diagnostic.</param>
/// <param name="tally">The diagnostics.</param>
internal sealed class WordMeanings(
    ImmutableDictionary<string, RowMeaning> known, ImmutableDictionary<string, RowMeaning> given, RowMeaning unknown, string column,
    DiagnosticTally tally)
{
    private const int MaxWords = 20;

    private readonly Dictionary<string, RowMeaning> _known = known
        .GroupBy(pair => RowWords.Normalize(pair.Key), StringComparer.Ordinal)
        .ToDictionary(words => words.Key, words => words.First().Value, StringComparer.Ordinal);

    private readonly TextIds _words = new();
    private readonly List<Word> _meanings = [];

    // With the words beyond the twentieth, so that a column of free text does not fill the memory.
    private DiagnosticTally.Entry? _others;

    /// <summary>Returns the words of the status column of a profile.</summary>
    /// <param name="profile">The profile; the general one where it has no words.</param>
    /// <param name="column">The name of the column.</param>
    /// <param name="given">The words whose meaning the caller gives.</param>
    /// <param name="tally">The diagnostics.</param>
    public static WordMeanings OfStatuses(
        ImportProfile profile, string column, ImmutableDictionary<string, RowMeaning> given, DiagnosticTally tally)
    {
        var words = profile.Statuses.IsEmpty ? ImportProfiles.General : profile;
        return new WordMeanings(words.Statuses, given, words.UnknownStatus, column, tally);
    }

    /// <summary>Returns the words of the type column of a profile.</summary>
    /// <param name="profile">The profile; the general one where it has no words.</param>
    /// <param name="column">The name of the column.</param>
    /// <param name="given">The words whose meaning the caller gives.</param>
    /// <param name="tally">The diagnostics.</param>
    public static WordMeanings OfTypes(
        ImportProfile profile, string column, ImmutableDictionary<string, RowMeaning> given, DiagnosticTally tally)
    {
        var words = profile.Types.IsEmpty ? ImportProfiles.General : profile;
        return new WordMeanings(words.Types, given, words.UnknownType, column, tally);
    }

    /// <summary>Returns the meaning of a cell; null when it is empty.</summary>
    /// <param name="cell">The cell, trimmed.</param>
    /// <param name="line">The line of the row.</param>
    public RowMeaning? Read(ReadOnlySpan<char> cell, long line)
    {
        if (cell.IsEmpty) return null;
        var number = _words.Find(cell);
        if (number < 0)
        {
            var word = Create(cell);
            if (word.Unknown is not null && ReferenceEquals(word.Unknown, _others))
            {
                _others.Add(line);
                return unknown;
            }

            number = _words.Add(cell);
            _meanings.Add(word);
        }

        var found = _meanings[number];
        found.Unknown?.Add(line);
        return found.Meaning;
    }

    private Word Create(ReadOnlySpan<char> cell)
    {
        var text = RowWords.Normalize(cell);
        if (given.TryGetValue(text, out var meaning) || _known.TryGetValue(text, out meaning)) return new Word(meaning, null);
        if (_words.Count >= MaxWords) return new Word(unknown, _others ??= Begin("another word"));
        return new Word(unknown, Begin($"the unknown word {ShortText.Quote(cell)}"));
    }

    private DiagnosticTally.Entry Begin(string word) => tally.Begin(
        ImportDiagnosticIds.Status, DiagnosticSeverity.Warning,
        $"The column {column} has {word}; its rows are taken {(unknown == RowMeaning.NotAnOrder ? "for no orders" : "for orders")}.",
        "Say what it means with Statuses (--status WORD=MEANING; paid, cancelled, refunded, refund or not-an-order).");

    private readonly record struct Word(RowMeaning Meaning, DiagnosticTally.Entry? Unknown);
}
