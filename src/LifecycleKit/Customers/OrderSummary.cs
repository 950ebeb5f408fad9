using System.Globalization;

namespace LifecycleKit.Customers;

/// <summary>The counts, the net revenue and the first and last instants of a customer's entries.</summary>
/// <remarks><c>default</c> is a customer without entries.</remarks>
public readonly record struct OrderSummary
{
    private readonly long _firstOrder;
    private readonly long _lastOrder;
    private readonly long _firstEntry;
    private readonly long _lastEntry;

    private OrderSummary(ReadOnlySpan<long> instants, ReadOnlySpan<long> amounts, MoneyCodes money)
    {
        for (var entry = 0; entry < instants.Length; entry++)
        {
            var sign = money.Sign(amounts[entry]);
            if (sign < 0)
            {
                CreditCount++;
                continue;
            }

            if (OrderCount == 0) _firstOrder = instants[entry];
            _lastOrder = instants[entry];
            OrderCount++;
            if (sign == 0) ZeroOrderCount++;
        }

        NetRevenue = money.Sum(amounts);
        if (instants.IsEmpty) return;
        _firstEntry = instants[0];
        _lastEntry = instants[^1];
    }

    /// <summary>The number of orders: entries of at least 0.</summary>
    public int OrderCount { get; }

    /// <summary>The number of orders of exactly 0, such as vouchers and samples.</summary>
    public int ZeroOrderCount { get; }

    /// <summary>The number of credits: entries below 0, which lower net revenue and are not orders.</summary>
    public int CreditCount { get; }

    /// <summary>The number of entries: orders and credits together.</summary>
    public int EntryCount => OrderCount + CreditCount;

    /// <summary>The exact sum of all entries, credits included, in the reporting currency.</summary>
    public decimal NetRevenue { get; }

    /// <summary>The instant of the first order, in UTC; null without orders.</summary>
    public DateTimeOffset? FirstOrderAt => At(_firstOrder, OrderCount);

    /// <summary>The instant of the last order, in UTC; null without orders.</summary>
    public DateTimeOffset? LastOrderAt => At(_lastOrder, OrderCount);

    /// <summary>The instant of the first entry, order or credit, in UTC; null without entries.</summary>
    public DateTimeOffset? FirstEntryAt => At(_firstEntry, EntryCount);

    /// <summary>The instant of the last entry, order or credit, in UTC; null without entries.</summary>
    public DateTimeOffset? LastEntryAt => At(_lastEntry, EntryCount);

    /// <summary>Returns the values, culture-invariant.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"OrderSummary {{ OrderCount = {OrderCount}, ZeroOrderCount = {ZeroOrderCount}, CreditCount = {CreditCount}, EntryCount = {EntryCount}, "
        + $"NetRevenue = {NetRevenue}, FirstOrderAt = {FirstOrderAt:O}, LastOrderAt = {LastOrderAt:O}, "
        + $"FirstEntryAt = {FirstEntryAt:O}, LastEntryAt = {LastEntryAt:O} }}");

    /// <summary>Summarizes entries that are sorted by instant.</summary>
    internal static OrderSummary Of(ReadOnlySpan<long> instants, ReadOnlySpan<long> amounts, MoneyCodes money) =>
        new(instants, amounts, money);

    private static DateTimeOffset? At(long utcTicks, int count) => count > 0 ? new DateTimeOffset(utcTicks, TimeSpan.Zero) : null;
}
