namespace LifecycleKit.Customers;

/// <summary>How an <see cref="OrderLog"/> makes orders of rows.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed class OrderLogOptions
{
    /// <summary>The zone whose calendar days group rows without order id. Default: UTC.</summary>
    /// <exception cref="ArgumentNullException">The zone is null.</exception>
    public TimeZoneInfo TimeZone
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(TimeZone));
    } = TimeZoneInfo.Utc;

    /// <summary>What one order is where rows carry no order id. Default: <see cref="OrderGrain.Day"/>.</summary>
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
