namespace Shop.Data;

public sealed class Product
{
    public required string Id { get; set; }

    public required string Name { get; set; }

    public required string Category { get; set; }

    public required decimal Price { get; set; }

    /// <summary>What the shop sells.</summary>
    public static IReadOnlyList<Product> Range { get; } =
    [
        new() { Id = "sencha", Name = "Sencha", Category = "green", Price = 8.90m },
        new() { Id = "jasmine", Name = "Jasmine pearls", Category = "green", Price = 14.50m },
        new() { Id = "assam", Name = "Assam", Category = "black", Price = 7.40m },
        new() { Id = "darjeeling", Name = "Darjeeling first flush", Category = "black", Price = 18.00m },
        new() { Id = "rooibos", Name = "Rooibos vanilla", Category = "herbal", Price = 6.20m },
        new() { Id = "pot", Name = "Tea pot", Category = "ware", Price = 39.00m },
    ];
}
