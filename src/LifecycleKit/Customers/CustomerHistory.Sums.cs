namespace LifecycleKit.Customers;

public sealed partial class CustomerHistory
{
    /// <summary>
    /// Adds the sums of another history of events that are kept for the replay horizon only
    /// (<see cref="CustomerEventKindExtensions.IsKept"/>): visits, carts and messages. The outcome is that of applying the events of both, in
    /// any order.
    /// </summary>
    internal void AddSums(CustomerHistory other)
    {
        _activity = _activity.WithVisits(other._activity);
        var details = DetailsToWrite();
        details.Profile = details.Profile.WithMessages(other._details.Profile);
        if (other.Messages.Count == 0) return;
        var messages = details.MessagesToWrite();
        foreach (var message in other.Messages) messages.Add(message);
    }
}
