namespace LifecycleKit.Customers;

public sealed partial class CustomerHistory
{
    /// <summary>Returns everything that the history keeps except orders, as data.</summary>
    public CustomerHistorySnapshot Capture() => new()
    {
        Currency = Orders.Currency,
        Profile = Profile.ToSnapshot(),
        Traits = Traits.GetAll(),
        Consents = Consents.GetAll(),
        Messages = Array.AsReadOnly(Messages.ToArray()),
        Exposures = Exposures.GetAll(),
        Cases = Cases.GetAll(),
        Subscriptions = Subscriptions.GetAll(),
        Activity = ActivitySnapshot.Of(Counts),
        CustomEvents = CaptureCustomEvents(),
        Deals = Deals.Count == 0 ? null : Deals.GetAll(),
        HasMoreCustomEvents = CustomEvents.HasMoreNames ? true : null,
        AccountChanges = Accounts.HasNone ? null : Accounts.Changes,
        AccountLevels = Accounts.Levels.Count == 0 ? null : Accounts.Levels,
        Contacts = _details.Accounts.HasContacts ? AccountContacts.GetAll() : null,
    };

    /// <summary>Creates the history that a snapshot describes. The new history continues exactly as the captured one.</summary>
    /// <param name="snapshot">A snapshot from <see cref="Capture"/> or from any other source.</param>
    /// <param name="orders">The orders, in a ledger made with the currency of the snapshot; the ledger belongs to the history from then
    /// on.</param>
    /// <exception cref="ArgumentException">The snapshot breaks a rule, which the message names, or the ledger has another
    /// currency.</exception>
    public static CustomerHistory FromSnapshot(CustomerHistorySnapshot snapshot, OrderLedger orders)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(orders);
        if (snapshot.Problem() is { } problem)
            throw new ArgumentException($"The snapshot is not a customer history: {problem}", nameof(snapshot));
        if (!string.Equals(snapshot.Currency, orders.Currency, StringComparison.Ordinal))
        {
            throw new ArgumentException(
                $"The orders are in {orders.Currency ?? "no currency"} and the history in {snapshot.Currency ?? "no currency"}. "
                + "Make the ledger with the currency of the snapshot.",
                nameof(orders));
        }

        var history = new CustomerHistory(orders);
        var details = history.DetailsToWrite();
        foreach (var trait in snapshot.Traits) details.TraitsToWrite().Write(trait);
        foreach (var consent in snapshot.Consents) details.ConsentsToWrite().Write(consent.Channel, consent.Category, consent.State);
        foreach (var message in snapshot.Messages) details.MessagesToWrite().Add(message);
        foreach (var exposure in snapshot.Exposures) details.ExposuresToWrite().Write(exposure);
        foreach (var state in snapshot.Cases) details.CasesToWrite().Restore(state);
        foreach (var state in snapshot.Subscriptions) details.SubscriptionsToWrite().Restore(state);
        foreach (var deal in snapshot.Deals ?? []) details.DealsToWrite().Apply(deal);
        details.Accounts = AccountDetails.Of(snapshot.AccountChanges ?? [], snapshot.AccountLevels ?? [], snapshot.Contacts ?? []);
        history.RestoreActivity(snapshot);
        var profile = CustomerProfile.Of(snapshot.Profile, history);
        history._activity = profile.Activity;
        details.Profile = profile.Details;
        return history;
    }
}
