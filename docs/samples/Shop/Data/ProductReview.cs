namespace Shop.Data;

public sealed class ProductReview
{
    public required string Id { get; set; }

    public required string CustomerId { get; set; }

    public required string ProductId { get; set; }

    /// <summary>1 to 5 stars.</summary>
    public required int Rating { get; set; }

    public string? Text { get; set; }

    public required DateTimeOffset WrittenAt { get; set; }
}
