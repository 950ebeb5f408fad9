namespace Quickstart;

/// <summary>The columns of customer, order, date and amount.</summary>
public sealed class ColumnMap
{
    private static readonly Dictionary<string, string[]> UsualNames = new()
    {
        ["customer"] = ["customerid", "customer"],
        ["order"] = ["orderid", "invoiceno", "order"],
        ["date"] = ["orderdate", "invoicedate", "date", "timestamp"],
        ["amount"] = ["amount", "totalprice", "total"],
        ["quantity"] = ["quantity", "qty"],
        ["price"] = ["unitprice", "price"],
    };

    private ColumnMap(Func<string, int> find)
    {
        Customer = find("customer");
        Order = find("order");
        Date = find("date");
        Amount = find("amount");
        Quantity = find("quantity");
        Price = find("price");
    }

    /// <summary>The roles that a column can have.</summary>
    public static IReadOnlyCollection<string> Roles => UsualNames.Keys;

    public int Customer { get; }

    /// <summary>-1 when the file has no order ids: a customer's rows of one day are then one order.</summary>
    public int Order { get; }

    public int Date { get; }

    /// <summary>-1 when the amount is quantity × price.</summary>
    public int Amount { get; }

    public int Quantity { get; }

    public int Price { get; }

    public static ColumnMap Resolve(string[] header, IReadOnlyDictionary<string, string> named)
    {
        var map = new ColumnMap(role => named.TryGetValue(role, out var name) ? Named(role, name) : Usual(role));
        if (map.Customer < 0) throw Missing("customer");
        if (map.Date < 0) throw Missing("date");
        if (map.Amount < 0 && (map.Quantity < 0 || map.Price < 0)) throw Missing("amount (or quantity and price)");
        return map;

        int Named(string role, string name)
        {
            var index = Array.FindIndex(header, column => string.Equals(column.Trim(), name, StringComparison.OrdinalIgnoreCase));
            return index >= 0
                ? index : throw new UserErrorException($"The file has no column '{name}' for {role}; it has {string.Join(", ", header)}.");
        }

        int Usual(string role)
        {
            foreach (var name in UsualNames[role])
            {
                var index = Array.FindIndex(header, column => Plain(column) == name);
                if (index >= 0) return index;
            }

            return -1;
        }

        UserErrorException Missing(string role) =>
            new($"The file has no column that could be the {role}: name it with --map. It has {string.Join(", ", header)}.");
    }

    /// <summary>customer_id, CustomerID and "Customer ID" are one name.</summary>
    private static string Plain(string column) => string.Concat(column.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
}
