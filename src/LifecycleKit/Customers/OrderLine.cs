using LifecycleKit.Numerics;

namespace LifecycleKit.Customers;

/// <summary>One line of an order: a product, its quantity and the amount that the customer paid for it.</summary>
/// <remarks>Two lines are equal when all their properties are.</remarks>
public sealed record OrderLine : IComparable<OrderLine>
{
    /// <summary>The id or name of the product, the same in all orders, compared ordinally; at most 256 characters.</summary>
    /// <exception cref="ArgumentException">The product is empty or too long.</exception>
    public required string Product
    {
        get;
        init
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(value, nameof(Product));
            field = TextLimits.Checked(value, nameof(Product))!;
        }
    }

    /// <summary>The category of the product, compared ordinally, at most 256 characters; null for none.</summary>
    /// <exception cref="ArgumentException">The category is too long.</exception>
    public string? Category
    {
        get;
        init => field = TextLimits.Checked(value, nameof(Category));
    }

    /// <summary>The quantity in the product's own unit, such as pieces or kilograms; above 0, and 1 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The quantity is not above 0, also when rounded to eight decimals, or is beyond
    /// 10¹⁵.</exception>
    public decimal Quantity
    {
        get;
        init
        {
            field = ExactAmount.NotNegative(value, nameof(Quantity));
            if (field == 0) throw new ArgumentOutOfRangeException(nameof(Quantity), value, "The quantity must be above 0.");
        }
    } = 1;

    /// <summary>
    /// The amount of the whole line after discount, in the currency of the order; negative in a credit, and for a voucher that is a line
    /// of its own. The sum of all lines may differ from the total of the order, by the postage for example.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The amount is beyond ±10¹⁵, where sums would start to round.</exception>
    public required decimal NetAmount
    {
        get;
        init => field = ExactAmount.Of(value, nameof(NetAmount));
    }

    /// <summary>Compares by product and category, ordinally, then by quantity and amount.</summary>
    /// <param name="other">The other line; null comes first.</param>
    public int CompareTo(OrderLine? other)
    {
        if (other is null) return 1;
        var order = string.CompareOrdinal(Product, other.Product);
        if (order == 0) order = string.CompareOrdinal(Category, other.Category);
        if (order == 0) order = Quantity.CompareTo(other.Quantity);
        return order != 0 ? order : NetAmount.CompareTo(other.NetAmount);
    }

    /// <summary>Returns the quantity and the amount, without the product; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Quantity} for {NetAmount}");
}
