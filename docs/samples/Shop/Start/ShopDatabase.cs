using Microsoft.EntityFrameworkCore;

namespace Shop.Start;

/// <summary>Which database the shop uses.</summary>
public static class ShopDatabase
{
    /// <summary>Sets PostgreSQL for a connection string that names a host, and else SQLite: a file in the data folder by default.</summary>
    public static void Use(DbContextOptionsBuilder options, string? connection, string dataFolder)
    {
        if (connection?.StartsWith("Host=", StringComparison.OrdinalIgnoreCase) == true) options.UseNpgsql(connection);
        else options.UseSqlite(connection is { Length: > 0 } ? connection : $"Data Source={Path.Combine(dataFolder, "shop.db")}");
    }
}
