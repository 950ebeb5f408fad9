using LifecycleKit.Customers;

namespace LifecycleKit.Products;

/// <summary>Turns the rows of one order into lines: one for each product with a quantity above 0, in the order of the products.</summary>
internal sealed class OrderLineGroup(MoneyCodes quantityCodes, MoneyCodes amountCodes)
{
    private const int ShortGroup = 16;

    private long[] _keys = [];
    private long[] _quantities = [];
    private long[] _amounts = [];

    /// <summary>Adds up the rows of each product, in place, and returns the number of lines.</summary>
    public int AddUp(Span<int> products, Span<long> quantities, Span<long> amounts)
    {
        Sort(products, quantities, amounts);
        var count = 0;
        for (int first = 0, end; first < products.Length; first = end)
        {
            var (quantity, amount) = (quantities[first], amounts[first]);
            for (end = first + 1; end < products.Length && products[end] == products[first]; end++)
            {
                quantity = quantityCodes.Add(quantity, quantities[end]);
                amount = amountCodes.Add(amount, amounts[end]);
            }

            if (quantityCodes.Sign(quantity) <= 0) continue;
            products[count] = products[first];
            quantities[count] = quantity;
            amounts[count] = amount;
            count++;
        }

        return count;
    }

    private void Sort(Span<int> products, Span<long> quantities, Span<long> amounts)
    {
        if (products.Length <= ShortGroup) SortShort(products, quantities, amounts);
        else SortLong(products, quantities, amounts);
    }

    private static void SortShort(Span<int> products, Span<long> quantities, Span<long> amounts)
    {
        for (var i = 1; i < products.Length; i++)
        {
            for (var at = i; at > 0 && products[at - 1] > products[at]; at--)
            {
                (products[at], products[at - 1]) = (products[at - 1], products[at]);
                (quantities[at], quantities[at - 1]) = (quantities[at - 1], quantities[at]);
                (amounts[at], amounts[at - 1]) = (amounts[at - 1], amounts[at]);
            }
        }
    }

    private void SortLong(Span<int> products, Span<long> quantities, Span<long> amounts)
    {
        if (_keys.Length < products.Length)
        {
            var length = Math.Max(products.Length, _keys.Length * 2);
            _keys = new long[length];
            _quantities = new long[length];
            _amounts = new long[length];
        }

        quantities.CopyTo(_quantities);
        amounts.CopyTo(_amounts);
        for (var i = 0; i < products.Length; i++) _keys[i] = (long)products[i] << 32 | (uint)i;
        _keys.AsSpan(0, products.Length).Sort();
        for (var i = 0; i < products.Length; i++)
        {
            var from = unchecked((int)_keys[i]);
            products[i] = (int)(_keys[i] >> 32);
            quantities[i] = _quantities[from];
            amounts[i] = _amounts[from];
        }
    }
}
