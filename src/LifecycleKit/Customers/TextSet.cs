using System.Collections;

namespace LifecycleKit.Customers;

/// <summary>Distinct texts in ordinal order; sets of the same texts are equal.</summary>
internal sealed class TextSet : IReadOnlyList<string>, IEquatable<TextSet>, IComparable<TextSet>
{
    private readonly string[] _texts;

    private TextSet(string[] texts) => _texts = texts;

    public static TextSet Empty { get; } = new([]);

    public int Count => _texts.Length;

    public string this[int index] => _texts[index];

    /// <exception cref="ArgumentException">A text is null or too long, or there are too many.</exception>
    public static TextSet Of(IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        if (texts is TextSet set) return set;
        string[] distinct = [.. texts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (distinct is [null, ..]) throw new ArgumentException("A text in the set is null.", nameof(texts));
        if (distinct.Length > TextLimits.MaxSetCount)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The set has {distinct.Length} texts; at most {TextLimits.MaxSetCount} are allowed."),
                nameof(texts));
        }

        foreach (var text in distinct) TextLimits.Checked(text, nameof(texts));
        return new TextSet(distinct);
    }

    /// <summary>Makes a set of distinct texts, whose lengths and number are already limited; the array belongs to the set.</summary>
    public static TextSet OfDistinct(string[] texts)
    {
        if (texts.Length == 0) return Empty;
        Array.Sort(texts, StringComparer.Ordinal);
        return new TextSet(texts);
    }

    public IEnumerator<string> GetEnumerator() => ((IEnumerable<string>)_texts).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Equals(TextSet? other) => other is not null && _texts.AsSpan().SequenceEqual(other._texts);

    public override bool Equals(object? obj) => Equals(obj as TextSet);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var text in _texts) hash.Add(text, StringComparer.Ordinal);
        return hash.ToHashCode();
    }

    public int CompareTo(TextSet? other)
    {
        if (other is null) return 1;
        for (var i = 0; i < Math.Min(Count, other.Count); i++)
        {
            var order = string.CompareOrdinal(_texts[i], other._texts[i]);
            if (order != 0) return order;
        }

        return Count.CompareTo(other.Count);
    }

    public override string ToString() => $"[{string.Join(", ", _texts)}]";
}
