using LifecycleKit.Customers;
using LifecycleKit.Rfm;
using LifecycleKit.Statistics;

namespace LifecycleKit.UserTests;

/// <summary>A test of a user can make the results that it needs, without a tracker, a ledger or a fit.</summary>
public class OwnHistoryResultsTests
{
    private static readonly DateTimeOffset Day = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void ApplyResult_OfAPaidOrder_HasItsTriggersAndChange()
    {
        var placed = new OrderSnapshot { OrderId = "1", PlacedAt = Day, GrossTotal = 50 };
        var paid = placed with { Status = OrderStatus.Paid, ChangedAt = Day.AddHours(1) };
        var change = new OrderChange { Outcome = LedgerOutcome.Applied, Before = placed, After = paid };
        var result = new ApplyResult { Triggers = change.Triggers, OrderChange = change };
        Assert.Equal(EventTriggers.OrderPaid, result.Triggers);
        Assert.Equal((placed, paid, false), (result.OrderChange.Before, result.OrderChange.After, result.OrderChange.IsConflict));
    }

    [Fact]
    public void OrderChange_OfALedger_EqualsOneOfTheSameParts()
    {
        var order = new OrderSnapshot { OrderId = "1", PlacedAt = Day, GrossTotal = 50 };
        var cancelled = order with { Status = OrderStatus.Cancelled, ChangedAt = Day.AddHours(1) };
        var ledger = new OrderLedger();
        ledger.Apply(order);
        Assert.Equal(new OrderChange { Outcome = LedgerOutcome.Applied, Before = order, After = cancelled }, ledger.Apply(cancelled));
    }

    [Fact]
    public void OrderTotals_OfALedger_EqualThoseOfItsFigures()
    {
        var ledger = new OrderLedger();
        ledger.Apply(new OrderSnapshot { OrderId = "1", PlacedAt = Day, GrossTotal = 50 });
        ledger.Apply(new OrderSnapshot { OrderId = "2", PlacedAt = Day.AddDays(2), GrossTotal = 30, RefundedTotal = 10, Discount = 5 });
        Assert.Equal(
            new OrderTotals { OrderCount = 2, FullPriceOrderCount = 1, NetRevenue = 70, RefundedTotal = 10, FirstOrderAt = Day,
                LastOrderAt = Day.AddDays(2) },
            ledger.Totals);
    }

    [Fact]
    public void RfmDrift_OfThreeFigures_HasTheLargest()
    {
        var drift =
            new RfmDrift { Recency = Estimate.Of(0.05), Frequency = Estimate.Of(0.3), Monetary = Estimate.None("too few customers") };
        Assert.Equal(Estimate.Of(0.3), drift.Largest);
    }

    [Fact]
    public void Diagnostic_OfTheHost_ReadsLikeThoseOfTheLibrary() => Assert.Equal(
        "warning own-check at rules/win-back: The rule has no coupon. Set one.",
        new Diagnostic("own-check", DiagnosticSeverity.Warning, "rules/win-back", "The rule has no coupon.", "Set one.").ToString());

    [Fact]
    public void Diagnostic_WithoutIdOrText_IsRefused()
    {
        Assert.Throws<ArgumentException>("id", () => new Diagnostic("", DiagnosticSeverity.Note, "", "Text.", ""));
        Assert.Throws<ArgumentException>("message", () => new Diagnostic("own-check", DiagnosticSeverity.Note, "", "", ""));
        Assert.Throws<ArgumentNullException>("path", () => new Diagnostic("own-check", DiagnosticSeverity.Note, null!, "Text.", ""));
        Assert.Throws<ArgumentNullException>("suggestion", () => new Diagnostic("own-check", DiagnosticSeverity.Note, "", "Text.", null!));
    }
}
