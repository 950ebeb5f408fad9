using System.Globalization;
namespace LifecycleKit.Customers;

/// <summary>What a customer's entries come to.</summary>
/// <remarks><c>default</c> is a customer without entries. Immutable and safe to share between threads.</remarks>
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

    /// <summary>Entries of at least 0.</summary>
    public int OrderCount { get; }

    /// <summary>Orders of exactly 0, such as vouchers and samples.</summary>
    public int ZeroOrderCount { get; }

    /// <summary>Entries below 0: they lower net revenue and are no orders.</summary>
    public int CreditCount { get; }

    /// <summary>Orders and credits together.</summary>
    public int EntryCount => OrderCount + CreditCount;

    /// <summary>The exact sum of all entries, credits included, in the reporting currency.</summary>
    public decimal NetRevenue { get; }

    /// <summary>When the first order was placed (UTC); null without orders.</summary>
    public DateTimeOffset? FirstOrderAt => At(_firstOrder, OrderCount);

    /// <summary>When the last order was placed (UTC); null without orders.</summary>
    public DateTimeOffset? LastOrderAt => At(_lastOrder, OrderCount);

    /// <summary>When the first entry, order or credit, was placed (UTC); null without entries.</summary>
    public DateTimeOffset? FirstEntryAt => At(_firstEntry, EntryCount);

    /// <summary>When the last entry, order or credit, was placed (UTC); null without entries.</summary>
    public DateTimeOffset? LastEntryAt => At(_lastEntry, EntryCount);

    /// <summary>The values, culture-invariant.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"OrderSummary {{ OrderCount = {OrderCount}, ZeroOrderCount = {ZeroOrderCount}, CreditCount = {CreditCount}, EntryCount = {EntryCount}, "
        + $"NetRevenue = {NetRevenue}, FirstOrderAt = {FirstOrderAt:O}, LastOrderAt = {LastOrderAt:O}, "
        + $"FirstEntryAt = {FirstEntryAt:O}, LastEntryAt = {LastEntryAt:O} }}");

    /// <summary>The summary of entries sorted by instant.</summary>
    internal static OrderSummary Of(ReadOnlySpan<long> instants, ReadOnlySpan<long> amounts, MoneyCodes money) =>
        new(instants, amounts, money);

    private static DateTimeOffset? At(long utcTicks, int count) => count > 0 ? new DateTimeOffset(utcTicks, TimeSpan.Zero) : null;
}
