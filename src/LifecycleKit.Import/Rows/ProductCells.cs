namespace LifecycleKit.Import;

/// <summary>Reads what a row says of a product.</summary>
/// <param name="columns">The columns.</param>
/// <param name="store">Takes the line.</param>
internal sealed class ProductCells(RowColumns columns, RowStore store)
{
    /// <summary>Keeps the line of a row; one without a product, an amount or a quantity is none.</summary>
    /// <param name="reader">The reader at the row.</param>
    /// <param name="amount">The amount of the line.</param>
    /// <param name="quantity">The quantity; null for 1.</param>
    /// <returns>The index of the line; -1 for none.</returns>
    public int Read(TableReader reader, decimal? amount, decimal? quantity)
    {
        var product = columns.Field(reader, ColumnRole.Product);
        if (product.IsEmpty || product.Length > 256 || amount is not { } value || quantity == 0) return -1;
        var category = columns.Field(reader, ColumnRole.Category);
        return store.Lines.Add(new PackedLine(
            store.Words.Add(product), category.IsEmpty || category.Length > 256 ? -1 : store.Words.Add(category),
            store.Amounts.Pack(decimal.Round(Math.Abs(quantity ?? 1), 8)), store.Amounts.Pack(value)));
    }
}
