namespace LifecycleKit.Customers;

/// <summary>Options for building an <see cref="OrderLog"/> from rows.</summary>
public sealed class OrderLogOptions
{
    /// <summary>The zone whose calendar days group rows without order id. Default: UTC.</summary>
    /// <exception cref="ArgumentNullException">The zone is null.</exception>
    public TimeZoneInfo TimeZone
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(TimeZone));
    } = TimeZoneInfo.Utc;

    /// <summary>The grouping of rows without order id into orders. Default: <see cref="OrderGrain.Day"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a member of <see cref="OrderGrain"/>.</exception>
    public OrderGrain WithoutOrderId
    {
        get;
        init => field = value is OrderGrain.Day or OrderGrain.Row
            ? value
            : throw new ArgumentOutOfRangeException(nameof(WithoutOrderId), value, "The grain must be Day or Row.");
    } = OrderGrain.Day;

    internal static OrderLogOptions Default { get; } = new();
}

/// <summary>The grouping of rows without order id into orders.</summary>
public enum OrderGrain
{
    /// <summary>All rows of a customer and calendar day are one order, placed at their earliest instant.</summary>
    Day,

    /// <summary>Each row is an order.</summary>
    Row,
}
