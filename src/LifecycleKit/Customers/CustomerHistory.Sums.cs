namespace LifecycleKit.Customers;

public sealed partial class CustomerHistory
{
    /// <summary>
    /// Adds the sums of another history, neither of which has orders. The outcome is that of applying the events of both, in any order.
    /// </summary>
    internal void AddSums(CustomerHistory other)
    {
        _activity = _activity.WithVisits(other._activity);
        var details = DetailsToWrite();
        foreach (var trait in other.Traits.GetAll()) details.TraitsToWrite().Write(trait);
        foreach (var consent in other.Consents.GetAll())
            details.ConsentsToWrite().Write(consent.Channel, consent.Category, consent.State);
        foreach (var exposure in other.Exposures.GetAll()) details.ExposuresToWrite().Write(exposure);
        foreach (var state in other.Cases.GetAll()) details.CasesToWrite().Write(state);
        foreach (var state in other.Subscriptions.GetAll()) details.SubscriptionsToWrite().Write(state);
        foreach (var deal in other.Deals.GetAll()) details.DealsToWrite().Apply(deal);
        details.Accounts = details.Accounts.With(other._details.Accounts);
        if (other.Messages.Count > 0)
        {
            var messages = details.MessagesToWrite();
            foreach (var message in other.Messages) messages.Add(message);
        }

        AddCounts(other);
        details.Profile = details.Profile.With(other._details.Profile, details);
    }

    /// <summary>Applies an event to sums, in which the ledger has no part: of an order only the activity of the customer counts.</summary>
    internal void ApplyToSums(in CustomerEvent customerEvent)
    {
        if (customerEvent.Kind == CustomerEventKind.Order) _activity = _activity.AfterEvent(customerEvent);
        else Apply(customerEvent);
    }

    /// <summary>Adds orders to the ledger; of the rest only the cart changes, which they empty.</summary>
    /// <exception cref="CurrencyMismatchException">An order is in another currency than the others.</exception>
    internal void AddOrders(IEnumerable<LedgerEntry> entries)
    {
        foreach (var entry in entries)
        {
            if (entry.Aside is { } aside) AddOrder(aside);
            AddOrder(entry.InForce);
        }
    }

    private void AddOrder(OrderSnapshot order)
    {
        ApplyOrder(order);
        _activity = _activity.WithCartOf(order);
    }
}
