using System.Collections.Immutable;

namespace LifecycleKit.Conditions;

/// <summary>
/// A set of texts, stored as disjoint intervals in ordinal order, each from a text up to, and without, another text.
/// </summary>
/// <remarks>
/// One text is the interval from it to its next text (itself and a character 0); the texts that begin with a prefix are the interval from
/// the prefix to the first text after all of them.
/// </remarks>
internal sealed class TextRange
{
    private readonly ImmutableArray<Interval> _intervals;

    private TextRange(ImmutableArray<Interval> intervals) => _intervals = intervals;

    public static TextRange All { get; } = new([new Interval(string.Empty, null)]);

    public bool IsEmpty => _intervals.IsEmpty;

    public bool IsAll => _intervals is [{ Low: "", End: null }];

    /// <summary>The only text in the set; null when there are none or several.</summary>
    public string? Only => _intervals is [{ Low: var low, End: var end }] && end == After(low) ? low : null;

    public static TextRange Of(IEnumerable<string> texts)
    {
        var intervals = ImmutableArray.CreateBuilder<Interval>();
        foreach (var text in texts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (intervals.Count > 0 && intervals[^1].End == text) intervals[^1] = intervals[^1] with { End = After(text) };
            else intervals.Add(new Interval(text, After(text)));
        }

        return new TextRange(intervals.ToImmutable());
    }

    /// <summary>Returns the texts that begin with a prefix.</summary>
    public static TextRange StartingWith(string prefix) => new([new Interval(prefix, AfterAll(prefix))]);

    public bool Contains(string text) => !And(Of([text])).IsEmpty;

    public TextRange Complement()
    {
        var rest = ImmutableArray.CreateBuilder<Interval>();
        var from = string.Empty;
        foreach (var interval in _intervals)
        {
            if (string.CompareOrdinal(from, interval.Low) < 0) rest.Add(new Interval(from, interval.Low));
            if (interval.End is null) return new TextRange(rest.ToImmutable());
            from = interval.End;
        }

        rest.Add(new Interval(from, null));
        return new TextRange(rest.ToImmutable());
    }

    public TextRange And(TextRange other)
    {
        if (IsAll) return other;
        if (other.IsAll) return this;
        var common = ImmutableArray.CreateBuilder<Interval>();
        for (int i = 0, j = 0; i < _intervals.Length && j < other._intervals.Length;)
        {
            var (one, two) = (_intervals[i], other._intervals[j]);
            var low = string.CompareOrdinal(one.Low, two.Low) > 0 ? one.Low : two.Low;
            var isOneFirst = CompareEnds(one.End, two.End) < 0;
            var end = isOneFirst ? one.End : two.End;
            if (end is null || string.CompareOrdinal(low, end) < 0) common.Add(new Interval(low, end));
            if (isOneFirst) i++;
            else j++;
        }

        return new TextRange(common.ToImmutable());
    }

    public bool IsWithin(TextRange other) => And(other.Complement()).IsEmpty;

    /// <summary>Returns a text in the set; null when all texts but some are in the set.</summary>
    public string? Sample()
    {
        if (_intervals is not [{ Low: var low }, ..] || _intervals[^1].End is null) return null;
        // After a text that is left out comes one with a character 0, which nothing shows.
        var shown = low.EndsWith('\0') ? low[..^1] + "a" : low;
        return Contains(shown) ? shown : low;
    }

    /// <summary>Returns the next text in ordinal order.</summary>
    private static string After(string text) => text + "\0";

    /// <summary>Returns the first text after all that begin with a prefix; null when there is none.</summary>
    private static string? AfterAll(string prefix)
    {
        var rest = prefix.TrimEnd(char.MaxValue);
        return rest.Length == 0 ? null : rest[..^1] + (char)(rest[^1] + 1);
    }

    /// <summary>Compares two ends; null is after every text.</summary>
    private static int CompareEnds(string? one, string? other) =>
        one is null ? other is null ? 0 : 1 : other is null ? -1 : string.CompareOrdinal(one, other);

    /// <summary>The texts from one text up to another, which is not included; null for no end.</summary>
    private readonly record struct Interval(string Low, string? End);
}
