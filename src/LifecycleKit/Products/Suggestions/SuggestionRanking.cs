namespace LifecycleKit.Products;

/// <summary>The best suggestions so far, in their order: by score, then popularity, then id.</summary>
internal ref struct SuggestionRanking(Span<ProductSuggestion> target, ProductAffinity affinity)
{
    private readonly Span<ProductSuggestion> _target = target;
    private readonly ProductAffinity _affinity = affinity;

    public int Count { get; private set; }

    public readonly bool IsFull => Count == _target.Length;

    /// <summary>Whether a product of this score would have a place.</summary>
    public readonly bool MayTake(double score, int product) =>
        !IsFull || (_target.Length > 0 && IsBefore(score, product, in _target[^1]));

    /// <summary>Puts a suggestion in its place; the last one leaves a full list.</summary>
    public void Take(in ProductSuggestion suggestion)
    {
        var product = _affinity.IndexOf(suggestion.ProductId);
        var place = IsFull ? Count - 1 : Count++;
        for (; place > 0 && IsBefore(suggestion.Score, product, in _target[place - 1]); place--) _target[place] = _target[place - 1];
        _target[place] = suggestion;
    }

    /// <summary>Puts a suggestion last; there must be a place.</summary>
    public void Append(in ProductSuggestion suggestion) => _target[Count++] = suggestion;

    private readonly bool IsBefore(double score, int product, in ProductSuggestion other)
    {
        if (score != other.Score) return score > other.Score;
        var rival = _affinity.IndexOf(other.ProductId);
        return _affinity.OrderCounts[product] != _affinity.OrderCounts[rival]
            ? _affinity.OrderCounts[product] > _affinity.OrderCounts[rival] : product < rival;
    }
}
