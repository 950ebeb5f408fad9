using LifecycleKit.Clv;
using LifecycleKit.Customers;

namespace Quickstart;

/// <summary>The forecast for one customer. Times are in weeks.</summary>
/// <param name="History">x, t_x and T.</param>
/// <param name="ProbabilityAlive">The probability that the customer has not churned.</param>
/// <param name="ExpectedOrders">Expected days with orders in the next 90 days.</param>
/// <param name="ExpectedSpend">Expected amount of such a day; null without a spend model.</param>
/// <param name="Value">The customer's value in the next 365 days; null without a spend model.</param>
/// <param name="ChurnBand">The band of 1 − P(alive).</param>
public sealed record CustomerForecast(
    PurchaseHistory History, double ProbabilityAlive, double ExpectedOrders, double? ExpectedSpend, double? Value, ChurnBand ChurnBand);
