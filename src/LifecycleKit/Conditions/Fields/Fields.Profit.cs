namespace LifecycleKit.Conditions;

public static partial class Fields
{
    /// <summary>
    /// <c>profit.total</c>: the profit of the orders and credits whose margin is known (<see cref="Customers.OrderSnapshot.Profit"/>);
    /// missing when no margin is known.
    /// </summary>
    public static NumberField Profit { get; } = Money("profit.total", static (in Facts f, out decimal value) =>
    {
        value = f.OrderTotals.Profit.Profit;
        return f.OrderTotals.Profit.OrderCount > 0;
    });

    /// <summary>
    /// <c>profit.known</c>: the share of net revenue whose margin is known, from 0, rounded to eight decimals; missing when the net revenue
    /// is not above 0.
    /// </summary>
    public static NumberField ProfitKnown { get; } = Money("profit.known", static (in Facts f, out decimal value) =>
    {
        var revenue = f.OrderTotals.NetRevenue;
        value = revenue > 0 ? RoundedShare(f.OrderTotals.Profit.Revenue, revenue) : 0;
        return revenue > 0;
    });

    /// <summary>
    /// <c>profit.rate</c>: profit over the net revenue of the orders whose margin is known, rounded to eight decimals; missing when that
    /// revenue is not above 0.
    /// </summary>
    public static NumberField ProfitRate { get; } = Money("profit.rate", static (in Facts f, out decimal value) =>
    {
        var revenue = f.OrderTotals.Profit.Revenue;
        value = revenue > 0 ? RoundedShare(f.OrderTotals.Profit.Profit, revenue) : 0;
        return revenue > 0;
    });

    /// <summary>Divides amounts; a quotient beyond 10²⁴, which only a tiny revenue gives, is limited to that.</summary>
    private static decimal RoundedShare(decimal part, decimal whole)
    {
        var limit = Rfm.RfmValues.MaxMonetary;
        // With a revenue of at least 1e-4, amounts below 1e24 cannot exceed the range of a decimal.
        if (whole >= 0.0001m && Math.Abs(part) < 1e20m) return Math.Round(part / whole, 8);
        var quotient = (double)part / (double)whole;
        return Math.Abs(quotient) < (double)limit ? Math.Round((decimal)quotient, 8) : quotient < 0 ? -limit : limit;
    }
}
