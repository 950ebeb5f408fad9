namespace Shop.Data;

/// <summary>A customer who is more than a cookie: a visitor who left an address, or an account.</summary>
public sealed class ShopCustomer
{
    /// <summary>The id of the cookie or of the account: the customer id of the lifecycle.</summary>
    public required string Id { get; set; }

    public string? Email { get; set; }

    public string? Name { get; set; }

    /// <summary>The address in lower case by which an account signs in; null for a visitor.</summary>
    public string? Login { get; set; }

    public string? PasswordHash { get; set; }

    /// <summary>What <see cref="Hooks.CustomerLevels"/> has last written: loyal or none.</summary>
    public string? Level { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }
}
