namespace LifecycleKit.Products;

/// <summary>Makes the columns of categories from those of products.</summary>
internal static class CategoryColumns
{
    public static OrderLineColumns Of(OrderLineColumns lines, int[] categoryOf)
    {
        var group = new OrderLineGroup(lines.QuantityCodes, lines.AmountCodes);
        var products = new int[lines.LineCount];
        var quantities = new long[lines.LineCount];
        var amounts = new long[lines.LineCount];
        var instants = new long[lines.OrderCount];
        var starts = new int[lines.OrderCount + 1];
        var customers = new int[lines.CustomerStarts.Length];
        var (order, line) = (0, 0);
        for (var customer = 0; customer < lines.CustomerCount; customer++)
        {
            customers[customer] = order;
            for (var from = lines.CustomerStarts[customer]; from < lines.CustomerStarts[customer + 1]; from++)
            {
                var end = line;
                for (var row = lines.LineStarts[from]; row < lines.LineStarts[from + 1]; row++)
                {
                    if (categoryOf[lines.Products[row]] is ProductTable.NoCategory) continue;
                    products[end] = categoryOf[lines.Products[row]];
                    quantities[end] = lines.Quantities[row];
                    amounts[end] = lines.Amounts[row];
                    end++;
                }

                if (end == line) continue;
                (instants[order], starts[order]) = (lines.Instants[from], line);
                line += group.AddUp(products.AsSpan(line..end), quantities.AsSpan(line..end), amounts.AsSpan(line..end));
                order++;
            }
        }

        customers[^1] = order;
        starts[order] = line;
        return new OrderLineColumns
        {
            CustomerStarts = customers,
            Instants = instants[..order],
            LineStarts = starts[..(order + 1)],
            Products = products[..line],
            Quantities = quantities[..line],
            Amounts = amounts[..line],
            QuantityCodes = lines.QuantityCodes,
            AmountCodes = lines.AmountCodes,
        };
    }
}
