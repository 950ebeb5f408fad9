using Microsoft.EntityFrameworkCore;

namespace LifecycleKit.EntityFrameworkCore.Tests;

/// <summary>The context of a shop, with a table of its own beside those of the library.</summary>
public sealed class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options)
{
    public DbSet<ShopOrder> Orders => Set<ShopOrder>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.AddLifecycle();

    // What a host may set for its own columns must not reach those of the library.
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<string>().HaveMaxLength(40);
}

public sealed class ShopOrder
{
    public required string Id { get; set; }

    public required string CustomerId { get; set; }

    public decimal Total { get; set; }
}
