using System.Collections.Immutable;
using LifecycleKit.Customers;

namespace LifecycleKit.Testing;

/// <summary>The events of one customer of a simulated shop.</summary>
/// <param name="options">The options of the shop.</param>
/// <param name="id">The id of the customer, which the ids of orders, cases and events begin with.</param>
/// <param name="end">The end of the simulation; later events are left out.</param>
internal sealed class ShopLife(SimulatedShopOptions options, string id, DateTimeOffset end)
{
    private readonly List<CustomerEvent> _events = [];
    private int _orderCount;

    public ImmutableArray<CustomerEvent> ToEvents() => [.. _events.OrderBy(one => one.At).ThenBy(one => one.Kind)];

    public void Visit(DateTimeOffset at, string? source, ref SeededDraws draws) => Add(CustomerEvent.Visit(
        at, source, TimeSpan.FromSeconds(20 + draws.NextIndex(580)), engaged: draws.NextFraction() < 0.6, eventId: NextId("visit")));

    public void Consent(DateTimeOffset at)
    {
        Add(CustomerEvent.ContactCaptured(at, Channels.Email, NextId("contact")));
        Add(CustomerEvent.ConsentChanged(at, Channels.Email, granted: true, eventId: NextId("consent")));
    }

    /// <summary>A cart that is filled and never ordered.</summary>
    public void LoseCart(DateTimeOffset at, int favourite, ref SeededDraws draws)
    {
        Visit(at, null, ref draws);
        Fill(at.AddSeconds(10 + draws.NextIndex(290)), ShopCatalog.DrawLines(favourite, ref draws));
    }

    /// <summary>Adds an order with its cart before, and delivery, return, complaint, review and answer after it.</summary>
    public void Order(DateTimeOffset at, int favourite, string channel, ref SeededDraws draws)
    {
        _orderCount++;
        var lines = ShopCatalog.DrawLines(favourite, ref draws);
        var isRecovered = draws.NextFraction() < options.RecoveredCartShare;
        var wait = isRecovered ? 2 * 3600 + draws.NextIndex(46 * 3600) : 60 + draws.NextIndex(1700);
        var filledAt = at.AddSeconds(-wait);
        // The shop was not open yet.
        if (filledAt < options.Start) filledAt = at;
        Visit(filledAt, null, ref draws);
        Fill(filledAt, lines);

        var gross = lines.Sum(line => line.NetAmount);
        var order = new OrderSnapshot
        {
            OrderId = FormattableString.Invariant($"{id}-{_orderCount}"),
            PlacedAt = at,
            ChangedAt = at,
            Version = 1,
            GrossTotal = gross,
            Margin = Math.Round(gross * 0.4m, 2),
            Currency = options.Currency,
            SalesChannel = channel,
            Lines = [.. lines],
        };
        Place(order);
        var paid = order with { Status = OrderStatus.Paid, Version = 2, ChangedAt = at.AddSeconds(30 + draws.NextIndex(570)) };
        Place(paid);
        var shippedAt = paid.ChangedAt.AddSeconds(4 * 3600 + draws.NextIndex(44 * 3600));
        var shipped = paid with { ShippedAt = shippedAt, Version = 3, ChangedAt = shippedAt };
        Place(shipped);
        var deliveredAt = shippedAt.AddSeconds(24 * 3600 + draws.NextIndex(72 * 3600));
        var delivered = shipped with { DeliveredAt = deliveredAt, Version = 4, ChangedAt = deliveredAt };
        Place(delivered);
        AfterDelivery(delivered, ref draws);
    }

    private void AfterDelivery(OrderSnapshot delivered, ref SeededDraws draws)
    {
        var at = delivered.ChangedAt;
        var isReturned = draws.NextFraction() < options.ReturnShare;
        var isComplaint = draws.NextFraction() < options.ComplaintShare;
        var isReviewed = draws.NextFraction() < options.ReviewShare;
        var rating = isComplaint ? 1 + draws.NextIndex(2) : 3 + draws.NextIndex(3);
        var returnedAt = at.AddSeconds(24 * 3600 + draws.NextIndex(13 * 24 * 3600));
        var openedAt = at.AddSeconds(600 + draws.NextIndex(3 * 24 * 3600));
        var closedAt = openedAt.AddSeconds(3600 + draws.NextIndex(6 * 24 * 3600));
        var reviewedAt = at.AddSeconds(3600 + draws.NextIndex(10 * 24 * 3600));
        if (isReturned)
        {
            Place(delivered with
            {
                ReturnedAt = returnedAt, RefundedTotal = delivered.Lines[0].NetAmount, Version = 5, ChangedAt = returnedAt,
            });
        }

        if (isComplaint)
        {
            Add(CustomerEvent.CaseOpened(openedAt, $"{delivered.OrderId}-case", NextId("opened")));
            Add(CustomerEvent.CaseClosed(closedAt, $"{delivered.OrderId}-case", NextId("closed")));
        }

        if (!isReviewed) return;
        Add(CustomerEvent.Review(reviewedAt, rating, NextId("review")));
        Add(CustomerEvent.SurveyAnswer(reviewedAt.AddSeconds(60), SurveyKind.Nps, 2 * rating, eventId: NextId("nps")));
    }

    private void Fill(DateTimeOffset at, OrderLine[] lines) => Add(CustomerEvent.CartUpdated(
        at, lines.Sum(line => line.NetAmount), lines.Length, NextId("cart")));

    private void Place(OrderSnapshot order) =>
        Add(CustomerEvent.Order(order, FormattableString.Invariant($"{order.OrderId}-v{order.Version}")));

    private void Add(in CustomerEvent customerEvent)
    {
        if (customerEvent.At < end) _events.Add(customerEvent);
    }

    private string NextId(string kind) => FormattableString.Invariant($"{id}-{kind}-{_events.Count}");
}
