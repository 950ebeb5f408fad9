using System.Globalization;
using LifecycleKit.Customers;
using LifecycleKit.Tracking;

namespace Shop.Pages;

/// <summary>A line of the timeline of a customer: an event, or a transition that came of it.</summary>
public sealed record TimelineLine(DateTimeOffset At, string What)
{
    /// <summary>Returns the kept events and the transitions of a customer, the newest first.</summary>
    public static IReadOnlyList<TimelineLine> Of(CustomerExport? kept)
    {
        if (kept is null) return [];
        var events = kept.Events.Select(one => new TimelineLine(one.Event.At, Text(one.Event)));
        var transitions = kept.Transitions.Select(one => new TimelineLine(
            one.Notice.EffectiveAt, $"{one.Notice.Track}: {one.Notice.From} → {one.Notice.To}, by the rule {one.Notice.Rule}"));
        // At one instant the event comes before what came of it: the list is turned around at the end.
        return [.. events.Concat(transitions).OrderBy(line => line.At).Reverse()];
    }

    private static string Text(in CustomerEvent one) => one.Kind switch
    {
        CustomerEventKind.Visit => one.Source is { } source ? $"visit, from {source}" : "visit",
        CustomerEventKind.ContactCaptured => $"left an address ({one.Channel})",
        CustomerEventKind.ConsentChanged => $"{(one.Granted ? "agreed to" : "refused")} offers ({one.Channel})",
        CustomerEventKind.CartUpdated => string.Create(CultureInfo.InvariantCulture, $"cart: {one.ItemCount} item(s), {one.Amount} EUR"),
        CustomerEventKind.Order => Text(one.Snapshot!),
        CustomerEventKind.Review => string.Create(CultureInfo.InvariantCulture, $"review: {one.Rating} stars"),
        CustomerEventKind.SurveyAnswer => string.Create(CultureInfo.InvariantCulture, $"answer to {one.Survey}: {one.Score}"),
        CustomerEventKind.TraitSet => $"{one.Name} = {one.Value}",
        _ when one.IsMessage => $"{one.Kind}: {one.Play} ({one.Channel})",
        _ => one.Kind.ToString(),
    };

    private static string Text(OrderSnapshot order) => string.Create(
        CultureInfo.InvariantCulture,
        $"order {order.OrderId}: {order.Status}, {order.GrossTotal} EUR, {order.RefundedTotal} EUR given back");
}
