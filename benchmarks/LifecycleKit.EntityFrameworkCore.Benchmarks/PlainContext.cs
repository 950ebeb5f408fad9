using Microsoft.EntityFrameworkCore;

namespace LifecycleKit.EntityFrameworkCore.Benchmarks;

/// <summary>The same tables as entities of a host that has no library: what EF Core alone costs.</summary>
internal sealed class PlainContext(DbContextOptions<PlainContext> options) : DbContext(options)
{
    public DbSet<PlainCustomer> Customers => Set<PlainCustomer>();

    public DbSet<PlainOrder> Orders => Set<PlainOrder>();

    public DbSet<PlainEvent> Events => Set<PlainEvent>();

    public DbSet<PlainSeen> Seen => Set<PlainSeen>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<PlainCustomer>().ToTable("lifecycle_customers").HasKey(row => new { row.Scope, row.CustomerId });
        modelBuilder.Entity<PlainCustomer>().Property(row => row.Sequence).IsConcurrencyToken();
        modelBuilder.Entity<PlainOrder>().ToTable("lifecycle_orders").HasKey(row => new { row.Scope, row.OrderId });
        modelBuilder.Entity<PlainEvent>().ToTable("lifecycle_events").HasKey(row => new { row.Scope, row.CustomerId, row.Number });
        modelBuilder.Entity<PlainSeen>().ToTable("lifecycle_seen_events")
            .HasKey(row => new { row.Scope, row.CustomerId, row.Kind, row.EventId });
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(type => type.GetProperties()))
        {
            property.SetColumnName(
                string.Concat(property.Name.Select((letter, i) => char.IsUpper(letter) && i > 0 ? $"_{letter}" : $"{letter}"))
                    .ToLowerInvariant());
        }
    }
}

internal sealed class PlainCustomer
{
    public required string Scope { get; set; }

    public required string CustomerId { get; set; }

    public required long Sequence { get; set; }

    public required string Version { get; set; }

    public long? DueAt { get; set; }

    public long? LeasedUntil { get; set; }

    public required string Document { get; set; }

    public required int Format { get; set; }

    public required long SaveId { get; set; }
}

internal sealed class PlainOrder
{
    public required string Scope { get; set; }

    public required string CustomerId { get; set; }

    public required string OrderId { get; set; }

    public required long PlacedAt { get; set; }

    public required string Entry { get; set; }
}

internal sealed class PlainEvent
{
    public required string Scope { get; set; }

    public required string CustomerId { get; set; }

    public required long Number { get; set; }

    public required int Kind { get; set; }

    public required long OccurredAt { get; set; }

    public required string Event { get; set; }
}

internal sealed class PlainSeen
{
    public required string Scope { get; set; }

    public required string CustomerId { get; set; }

    public required int Kind { get; set; }

    public required string EventId { get; set; }

    public required long SeenAt { get; set; }
}
