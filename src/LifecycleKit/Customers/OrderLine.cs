using LifecycleKit.Numerics;

namespace LifecycleKit.Customers;

/// <summary>One line of an order: a product, its quantity and the amount that the customer paid for it.</summary>
/// <remarks>Two lines are equal when all their properties are.</remarks>
public sealed record OrderLine
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

    /// <summary>Returns the quantity and the amount, without the product; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Quantity} for {NetAmount}");

    /// <summary>Compares by product and category, ordinally, then by quantity and amount.</summary>
    internal static int Compare(OrderLine left, OrderLine right)
    {
        var order = string.CompareOrdinal(left.Product, right.Product);
        if (order == 0) order = string.CompareOrdinal(left.Category, right.Category);
        if (order == 0) order = left.Quantity.CompareTo(right.Quantity);
        return order != 0 ? order : left.NetAmount.CompareTo(right.NetAmount);
    }
}
