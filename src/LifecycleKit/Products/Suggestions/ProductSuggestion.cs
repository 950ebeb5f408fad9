namespace LifecycleKit.Products;

/// <summary>A product that a customer may buy next, with its score and the reason.</summary>
/// <remarks><c>default</c> has an empty id, and is a popular product with score 0.</remarks>
public readonly record struct ProductSuggestion
{
    private readonly string? _productId;

    internal ProductSuggestion(
        string productId, double score, SuggestionReason reason, string? becauseOf, int causeCount, DateTimeOffset? dueAt)
    {
        _productId = productId;
        Score = score;
        Reason = reason;
        BecauseOf = becauseOf;
        CauseCount = causeCount;
        DueAt = dueAt;
    }

    /// <summary>The id of the product.</summary>
    public string ProductId => _productId ?? string.Empty;

    /// <summary>The score, at least 0: compare the suggestions for one customer. It is 0 for a product that is only popular.</summary>
    public double Score { get; }

    /// <summary>Why the product is suggested: the part that adds most to the score.</summary>
    public SuggestionReason Reason { get; }

    /// <summary>The product of the customer to which the suggested one is most similar; null when none is similar.</summary>
    public string? BecauseOf { get; }

    /// <summary>The number of the customer's products to which the suggested one is similar.</summary>
    public int CauseCount { get; }

    /// <summary>The instant at which the customer is expected to buy the product again, in UTC; null for a product that the customer did
    /// not buy, or whose interval is not known.</summary>
    public DateTimeOffset? DueAt { get; }

    /// <summary>Returns the id and the reason in words, culture-invariant.</summary>
    public override string ToString() => Reason switch
    {
        SuggestionReason.DueAgain => FormattableString.Invariant($"{ProductId}: due again since {DueAt:yyyy-MM-dd}"),
        SuggestionReason.BoughtBefore => $"{ProductId}: bought before",
        SuggestionReason.BoughtTogether when CauseCount > 1 =>
            FormattableString.Invariant($"{ProductId}: bought together with {BecauseOf} and {CauseCount - 1} more"),
        SuggestionReason.BoughtTogether => $"{ProductId}: bought together with {BecauseOf}",
        _ => $"{ProductId}: popular",
    };
}

/// <summary>Why a product is suggested.</summary>
public enum SuggestionReason
{
    /// <summary>Many orders have it, and the customer's own products suggest nothing.</summary>
    Popular,

    /// <summary>Other customers bought it in the same order as a product of the customer.</summary>
    BoughtTogether,

    /// <summary>The customer bought it before.</summary>
    BoughtBefore,

    /// <summary>The customer bought it before, and the instant at which it is expected again has come.</summary>
    DueAgain,
}
