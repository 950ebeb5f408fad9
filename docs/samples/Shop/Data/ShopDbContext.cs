using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Shop.Data;

public sealed class ShopDbContext(DbContextOptions<ShopDbContext> options) : DbContext(options)
{
    public DbSet<Product> Products => Set<Product>();

    public DbSet<ShopCustomer> Customers => Set<ShopCustomer>();

    public DbSet<CartLine> CartLines => Set<CartLine>();

    public DbSet<ShopOrder> Orders => Set<ShopOrder>();

    public DbSet<ProductReview> Reviews => Set<ProductReview>();

    public DbSet<SentMail> Mails => Set<SentMail>();

    public DbSet<SeedRun> SeedRuns => Set<SeedRun>();

    #region add-tables
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.AddLifecycle();
        AddShop(modelBuilder);
    }
    #endregion

    // SQLite has no type for instants: ticks in UTC can be compared and sorted on both databases.
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();

    private static void AddShop(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<CartLine>().HasKey(line => new { line.CustomerId, line.ProductId });
        modelBuilder.Entity<ShopOrder>(order =>
        {
            order.HasIndex(one => one.CustomerId);
            order.HasIndex(one => one.ChangedAt);
            // Of two changes of an order at the same time, the second one fails, and its caller reads the order again.
            order.Property(one => one.Version).IsConcurrencyToken();
            order.OwnsMany(one => one.Lines, line =>
            {
                line.ToTable("OrderLines").HasKey("ShopOrderId", nameof(ShopOrderLine.Number));
                line.Property(one => one.Number).ValueGeneratedNever();
            });
        });
        modelBuilder.Entity<ShopCustomer>().HasIndex(customer => customer.Login).IsUnique();
        modelBuilder.Entity<ProductReview>().HasIndex(review => review.CustomerId);
        modelBuilder.Entity<SentMail>(mail =>
        {
            mail.HasKey(one => one.MessageId);
            mail.HasIndex(one => one.CustomerId);
            mail.HasIndex(one => one.Token).IsUnique();
        });
    }

    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(
        instant => instant.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
