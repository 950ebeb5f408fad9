namespace Shop.Data;

public sealed class CartLine
{
    public required string CustomerId { get; set; }

    public required string ProductId { get; set; }

    public required int Quantity { get; set; }
}
