using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

/// <summary>The key of a customer in a store: an id within a scope.</summary>
/// <remarks>
/// Both parts are compared ordinally. The scope separates shops or tenants; the default scope is empty.
/// <c>default</c> is not a valid key and is refused.
/// </remarks>
public readonly record struct CustomerKey : IComparable<CustomerKey>
{
    private readonly string? _scope;
    private readonly string? _customerId;

    /// <summary>Creates a key.</summary>
    /// <param name="scope">The shop or tenant, at most 128 characters; empty for the default scope.</param>
    /// <param name="customerId">The host's id of the customer, at most 256 characters, used as it is.</param>
    /// <exception cref="ArgumentException">The customer id is empty, the scope is null, or one of them is too long.</exception>
    public CustomerKey(string scope, string customerId)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentException.ThrowIfNullOrWhiteSpace(customerId);
        _scope = TextLimits.Checked(scope, nameof(scope), TextLimits.MaxScopeLength);
        _customerId = TextLimits.Checked(customerId, nameof(customerId));
    }

    /// <summary>The shop or tenant; empty for the default scope.</summary>
    public string Scope => _scope ?? string.Empty;

    /// <summary>The host's id of the customer; empty in <c>default</c>.</summary>
    public string CustomerId => _customerId ?? string.Empty;

    /// <summary>Returns whether the left key comes before the right one.</summary>
    public static bool operator <(CustomerKey left, CustomerKey right) => left.CompareTo(right) < 0;

    /// <summary>Returns whether the left key comes before the right one or is equal to it.</summary>
    public static bool operator <=(CustomerKey left, CustomerKey right) => left.CompareTo(right) <= 0;

    /// <summary>Returns whether the left key comes after the right one.</summary>
    public static bool operator >(CustomerKey left, CustomerKey right) => left.CompareTo(right) > 0;

    /// <summary>Returns whether the left key comes after the right one or is equal to it.</summary>
    public static bool operator >=(CustomerKey left, CustomerKey right) => left.CompareTo(right) >= 0;

    /// <summary>Compares two keys by scope, then by customer id, ordinally.</summary>
    public int CompareTo(CustomerKey other)
    {
        var byScope = string.CompareOrdinal(Scope, other.Scope);
        return byScope != 0 ? byScope : string.CompareOrdinal(CustomerId, other.CustomerId);
    }

    /// <summary>
    /// Returns a short digest, which distinguishes keys in logs without the id; the id itself is <see cref="CustomerId"/>.
    /// </summary>
    public override string ToString() => CustomerId.Length == 0 ? "(no customer)" : TextDigest.Customer(Scope, CustomerId);

    /// <summary>Returns scope and id as one text, different for different keys.</summary>
    internal string Text() => FormattableString.Invariant($"{Scope.Length}:{Scope}{CustomerId}");
}
