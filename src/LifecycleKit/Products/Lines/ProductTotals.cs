namespace LifecycleKit.Products;

/// <summary>What was sold of one product.</summary>
/// <remarks><c>default</c> has an empty id and zeros.</remarks>
public readonly record struct ProductTotals
{
    private readonly string? _productId;

    private ProductTotals(string productId, string? category, int orderCount, int customerCount, decimal quantity, decimal netAmount)
    {
        _productId = productId;
        Category = category;
        OrderCount = orderCount;
        CustomerCount = customerCount;
        Quantity = quantity;
        NetAmount = netAmount;
    }

    /// <summary>The id of the product.</summary>
    public string ProductId => _productId ?? string.Empty;

    /// <summary>The category of the product; null for none.</summary>
    public string? Category { get; }

    /// <summary>The number of orders with the product.</summary>
    public int OrderCount { get; }

    /// <summary>The number of known customers with at least one of these orders.</summary>
    public int CustomerCount { get; }

    /// <summary>The units sold, less the returns that were booked on the same order; above 0.</summary>
    public decimal Quantity { get; }

    /// <summary>The net amount of these orders' lines, in the reporting currency.</summary>
    public decimal NetAmount { get; }

    /// <summary>Returns the values, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{ProductId}: {OrderCount} orders of {CustomerCount} customers, quantity {Quantity}, net {NetAmount}");

    internal static ProductTotals[] Of(OrderLineLog log)
    {
        var (lines, table) = (log.Columns, log.Products);
        var orders = new int[table.Ids.Length];
        var customers = new int[table.Ids.Length];
        var lastCustomer = new int[table.Ids.Length];
        var quantities = new decimal[table.Ids.Length];
        var amounts = new decimal[table.Ids.Length];
        for (var customer = 0; customer < lines.CustomerCount; customer++)
        {
            for (var line = lines.LineStarts[lines.CustomerStarts[customer]];
                line < lines.LineStarts[lines.CustomerStarts[customer + 1]]; line++)
            {
                var product = lines.Products[line];
                orders[product]++;
                quantities[product] += lines.QuantityCodes.Decode(lines.Quantities[line]);
                amounts[product] += lines.AmountCodes.Decode(lines.Amounts[line]);
                if (customer < log.FirstKnown || lastCustomer[product] == customer + 1) continue;
                lastCustomer[product] = customer + 1;
                customers[product]++;
            }
        }

        return
        [
            .. Enumerable.Range(0, table.Ids.Length).Where(product => orders[product] > 0).Select(product => new ProductTotals(
                table.Ids[product],
                table.CategoryOf[product] is >= 0 and var category ? table.Categories[category] : null,
                orders[product], customers[product], quantities[product], amounts[product])),
        ];
    }
}
