using System.Collections.Immutable;

namespace LifecycleKit.Conditions;

/// <summary>A set of texts: those listed, or all but those listed.</summary>
internal sealed class TextRange
{
    private readonly ImmutableSortedSet<string> _listed;
    private readonly bool _isRest;

    private TextRange(ImmutableSortedSet<string> listed, bool isRest) => (_listed, _isRest) = (listed, isRest);

    public static TextRange All { get; } = new(ImmutableSortedSet.Create<string>(StringComparer.Ordinal), isRest: true);

    public bool IsEmpty => !_isRest && _listed.IsEmpty;

    public bool IsAll => _isRest && _listed.IsEmpty;

    public static TextRange Of(IEnumerable<string> texts) => new(texts.ToImmutableSortedSet(StringComparer.Ordinal), isRest: false);

    public bool Contains(string text) => _listed.Contains(text) != _isRest;

    public TextRange Complement() => new(_listed, !_isRest);

    public TextRange And(TextRange other)
    {
        if (IsAll) return other;
        if (other.IsAll) return this;
        if (_isRest)
        {
            return other._isRest
                ? new TextRange(_listed.Union(other._listed), isRest: true) : new TextRange(other._listed.Except(_listed), isRest: false);
        }

        return new TextRange(other._isRest ? _listed.Except(other._listed) : _listed.Intersect(other._listed), isRest: false);
    }

    public bool IsWithin(TextRange other) => And(other.Complement()).IsEmpty;

    /// <summary>Returns a text in the set; null when all texts but some are in the set.</summary>
    public string? Sample() => _isRest ? null : _listed[0];
}
