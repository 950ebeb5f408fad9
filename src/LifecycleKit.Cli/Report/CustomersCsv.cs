using System.Globalization;
using LifecycleKit.Customers;

namespace LifecycleKit.Cli;

/// <summary>Writes customers.csv: one row per customer, in ordinal order of the id; a cell without a value is empty.</summary>
internal static class CustomersCsv
{
    public static void Write(string path, IEnumerable<CustomerRow> customers, TimeZoneInfo zone)
    {
        using var csv = ResultCsv.Create(
            path,
            "customer_id", "first_order", "last_order", "orders", "net_revenue", "recency_days", "frequency", "monetary", "r", "f", "m",
            "rfm_segment", "segment", "phase", "stage", "highest_stage", "stage_since", "next_due",
            "x", "t_x", "T", "p_alive", "expected_orders_90d", "expected_spend", "clv_365d", "churn_band");
        foreach (var customer in customers)
        {
            csv.WriteRecord(
                SpreadsheetText.Of(customer.CustomerId),
                Date(customer.Orders.FirstOrderAt),
                Date(customer.Orders.LastOrderAt),
                Number(customer.Orders.OrderCount),
                Money(customer.Orders.NetRevenue),
                Number(customer.RecencyDays),
                Number(customer.Orders.OrderCount),
                Money(customer.Orders.NetRevenue),
                Digit(customer.Score.R),
                Digit(customer.Score.F),
                Digit(customer.Score.M),
                customer.RfmSegment?.Name,
                customer.Segment?.Name,
                customer.Segment?.Phase,
                customer.State.Stage,
                customer.State.HighestStage,
                Instant(customer.State.EnteredAt),
                Instant(customer.State.NextDue),
                Number(customer.Forecast?.History.RepeatPurchaseCount),
                Figure(customer.Forecast?.History.LastPurchaseAge),
                Figure(customer.Forecast?.History.Age),
                Figure(customer.Forecast?.ProbabilityAlive),
                Figure(customer.Forecast?.ExpectedOrders),
                Figure(customer.Forecast?.ExpectedSpend),
                Figure(customer.Forecast?.Value),
                customer.Forecast?.ChurnBand.ToString());
        }

        string? Date(DateTimeOffset? at) =>
            at is { } instant ? CalendarDays.DateOf(instant, zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
    }

    private static string? Number(int? value) => value?.ToString(CultureInfo.InvariantCulture);

    /// <summary>An amount with at least two decimals, and as many as the amount needs.</summary>
    private static string Money(decimal value) => value.ToString("0.00##########", CultureInfo.InvariantCulture);

    /// <summary>A number to twelve digits.</summary>
    private static string? Figure(double? value) => value?.ToString("G12", CultureInfo.InvariantCulture);

    /// <summary>A digit of a score; empty for 0, a customer without a score.</summary>
    private static string? Digit(int score) => score == 0 ? null : Number(score);

    private static string? Instant(DateTimeOffset? at) =>
        at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
