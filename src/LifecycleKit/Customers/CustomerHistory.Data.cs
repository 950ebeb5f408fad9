namespace LifecycleKit.Customers;

public sealed partial class CustomerHistory
{
    /// <summary>Everything that is remembered except orders, as data.</summary>
    public CustomerHistoryData Capture() => new()
    {
        Currency = Orders.Currency,
        Profile = _profile.ToData(),
        Traits = Traits.GetAll(),
        Consents = Consents.GetAll(),
        Messages = Array.AsReadOnly(Messages.ToArray()),
        Exposures = Exposures.GetAll(),
        Cases = Cases.GetAll(),
        Subscriptions = Subscriptions.GetAll(),
    };

    /// <summary>The history that data describe: it continues exactly as the one from which they were captured.</summary>
    /// <param name="data">The data.</param>
    /// <param name="orders">The orders, in a ledger made with the currency of the data; it belongs to the history from then on.</param>
    /// <exception cref="ArgumentException">The data break a rule, which the message names, or the ledger has another currency.</exception>
    public static CustomerHistory FromData(CustomerHistoryData data, OrderLedger orders)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(orders);
        if (data.Problem() is { } problem) throw new ArgumentException($"The data are not a customer history: {problem}", nameof(data));
        if (!string.Equals(data.Currency, orders.Currency, StringComparison.Ordinal))
        {
            throw new ArgumentException(
                $"The orders are in {orders.Currency ?? "no currency"} and the history in {data.Currency ?? "no currency"}. Make the ledger with the currency of the data.",
                nameof(orders));
        }

        var history = new CustomerHistory(orders);
        foreach (var trait in data.Traits) history.Traits.Write(trait);
        foreach (var consent in data.Consents) history.Consents.Write(consent.Channel, consent.Category, consent.State);
        foreach (var message in data.Messages) history.Messages.Add(message);
        foreach (var exposure in data.Exposures) history.Exposures.Write(exposure);
        foreach (var state in data.Cases) history.Cases.Restore(state);
        foreach (var state in data.Subscriptions) history.Subscriptions.Restore(state);
        history._profile = CustomerProfile.Of(data.Profile, history);
        return history;
    }
}
