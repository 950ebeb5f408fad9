using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

/// <summary>Rules that need visits, carts or messages, which are kept in full for the replay horizon only.</summary>
internal static class NotReplayableRules
{
    private const EventTriggers Forgotten =
        EventTriggers.Visit | EventTriggers.CartUpdated | EventTriggers.MessageSent | EventTriggers.MessageDelivered
        | EventTriggers.MessageOpened | EventTriggers.MessageClicked;

    /// <summary>The fields that count, sum or date visits, carts and messages over the whole life of a customer.</summary>
    private static readonly string[] OfForgotten =
    [
        Fields.VisitCount.Name, Fields.EngagedVisitCount.Name, Fields.FirstVisitSource.Name, Fields.LastVisitSource.Name, Fields.FirstSeenAt.Name,
        Fields.LastSeenAt.Name, Fields.CartValue.Name, Fields.CartItemCount.Name, Fields.CartUpdatedAt.Name, Fields.SentMessageCount.Name,
        Fields.ClickedMessageCount.Name,
    ];

    public static IEnumerable<Diagnostic> Of(IEnumerable<TransitionRule> rules) =>
        from rule in rules
        let triggers = rule.On & Forgotten
        let fields = (rule.When?.Fields() ?? []).Select(field => field.Name).Intersect(OfForgotten).ToArray()
        where triggers != EventTriggers.None || fields.Length > 0
        let waits = triggers == EventTriggers.None ? [] : new[] { $"is tried on {triggers}" }
        let asks = fields.Length == 0 ? [] : new[] { $"asks for {string.Join(", ", fields)}" }
        select Diagnostic.Note(
            DiagnosticIds.NotReplayable,
            $"rules/{rule.Id}",
            $"'{rule.Id}' {string.Join(" and ", [.. waits, .. asks])}: visits, carts and messages are kept for the replay horizon only, later as sums. "
            + "A new track or a rebuild repeats the rule exactly within the horizon, and not before it.",
            "Nothing needs to change: on live events the rule works as written. Where the whole past must be repeated, ask for orders, consents or custom events.");
}
