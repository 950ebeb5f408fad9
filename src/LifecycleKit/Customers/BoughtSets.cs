namespace LifecycleKit.Customers;

/// <summary>The products and categories of the counted orders of one customer; made when they are first asked for.</summary>
[Mutable("belongs to one ledger, whose writer keeps it")]
internal sealed class BoughtSets
{
    private BoughtSets(CountedTexts products, CountedTexts categories) => (Products, Categories) = (products, categories);

    public static BoughtSets None { get; } = new(new CountedTexts(), new CountedTexts());

    public CountedTexts Products { get; }

    public CountedTexts Categories { get; }

    public static BoughtSets Of(OrderTimeline orders)
    {
        var sets = None.Clone();
        for (var i = 0; i < orders.Count; i++) sets.Change(null, orders[i]);
        return sets;
    }

    public BoughtSets Clone() => new(Products.Clone(), Categories.Clone());

    /// <summary>Takes an order out and puts another in; null and an order that is not counted change nothing.</summary>
    public void Change(OrderSnapshot? before, OrderSnapshot? after)
    {
        // First what comes, so that a text that stays is never gone.
        if (after is { IsCounted: true }) Count(after, 1);
        if (before is { IsCounted: true }) Count(before, -1);
    }

    private void Count(OrderSnapshot order, int sign)
    {
        Products.Count(order.Products, sign);
        Categories.Count(order.Categories, sign);
    }
}

/// <summary>Texts with the number of orders that have them.</summary>
[Mutable("grows with the orders of one ledger")]
internal sealed class CountedTexts
{
    private SharedTable<string, TextCount> _counts;
    private TextSet? _texts = TextSet.Empty;

    /// <summary>The texts that some order has.</summary>
    public TextSet Texts => _texts ??= ToSet();

    public CountedTexts Clone() => new() { _counts = _counts.Share(), _texts = _texts };

    public void Count(TextSet texts, int sign)
    {
        for (var i = 0; i < texts.Count; i++)
        {
            _counts.TryGet(texts[i], out var known);
            var count = known.Count + sign;
            _counts.Set(new TextCount(texts[i], count));
            if (count == 0 || known.Count == 0) _texts = null;
        }
    }

    private TextSet ToSet()
    {
        var texts = new List<string>(_counts.Count);
        for (var i = 0; i < _counts.Count; i++)
        {
            if (_counts[i].Count > 0) texts.Add(_counts[i].Text);
        }

        return TextSet.OfDistinct([.. texts]);
    }

    private readonly record struct TextCount(string Text, int Count) : IKeyed<string>
    {
        string IKeyed<string>.Key => Text;
    }
}
