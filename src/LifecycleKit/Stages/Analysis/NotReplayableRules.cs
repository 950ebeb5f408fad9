using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

/// <summary>Finds rules that need visits, carts or messages, which are stored in full for the replay horizon only.</summary>
internal static class NotReplayableRules
{
    private const EventTriggers Forgotten =
        EventTriggers.Visit | EventTriggers.CartUpdated | EventTriggers.MessageSent | EventTriggers.MessageDelivered
        | EventTriggers.MessageOpened | EventTriggers.MessageClicked;

    private static readonly string[] GroupsOfForgotten = ["visits.", "visit.", "cart.", "messages."];

    /// <summary>The built-in fields about visits, carts and messages over the whole life of a customer, found by their groups.</summary>
    private static readonly string[] OfForgotten =
    [
        .. Fields.All.Select(field => field.Name)
            .Where(name => Array.Exists(GroupsOfForgotten, group => name.StartsWith(group, StringComparison.Ordinal))),
        Fields.FirstSeenAt.Name, Fields.LastSeenAt.Name,
    ];

    public static IEnumerable<Diagnostic> Of(IEnumerable<TransitionRule> rules) =>
        from rule in rules
        let triggers = rule.On & Forgotten
        let fields = (rule.When?.Fields() ?? []).Where(IsOfForgotten).Select(field => field.Name).Distinct().ToArray()
        where triggers != EventTriggers.None || fields.Length > 0
        let waits = triggers == EventTriggers.None ? [] : new[] { $"is tried on {triggers}" }
        let asks = fields.Length == 0 ? [] : new[] { $"reads {string.Join(", ", fields)}" }
        select Diagnostic.Note(
            DiagnosticIds.NotReplayable,
            $"rules/{rule.Id}",
            $"'{rule.Id}' {string.Join(" and ", [.. waits, .. asks])}. Visits, carts and messages are stored in full for the replay horizon only, and as sums before it. "
            + "A new track or a rebuild repeats the rule exactly only within the horizon.",
            "No change is needed: on live events the rule works as written. If the whole past must be repeated, use orders, consents or custom events.");

    private static bool IsOfForgotten(Field field) =>
        IsOfForgotten(field.Name) || field is NumberField { LeadScore.ReadsForgotten: true };

    private static bool IsOfForgotten(string name) => OfForgotten.Contains(name)
        || (Fields.DayWindow(name) is not null
            && Array.Exists(GroupsOfForgotten, group => name.StartsWith(group, StringComparison.Ordinal)));
}
