using System.Text.Json;

namespace LifecycleKit.Customers;

/// <summary>The members of the JSON of one kind of event, besides "format", "kind", "at" and "eventId", which every event has.</summary>
internal sealed record EventMembers
{
    private static readonly string[] Common = ["format", "kind", "at", "eventId"];

    private readonly CustomerEventKind _kind;
    private readonly string[] _required;
    private readonly string[] _optional;

    private EventMembers(CustomerEventKind kind, string[] required, params string[] optional)
    {
        _kind = kind;
        (_required, _optional) = (required, optional);
    }

    /// <exception cref="JsonException">The kind is not a kind of event.</exception>
    public static EventMembers Of(CustomerEventKind kind) => kind switch
    {
        CustomerEventKind.Visit => new(kind, ["duration", "engaged"], "source", "medium", "campaign", "term", "landingPage"),
        CustomerEventKind.ContactCaptured => new(kind, ["channel"]),
        CustomerEventKind.ConsentChanged => new(kind, ["channel", "category", "granted", "basis"], "expiresAt"),
        CustomerEventKind.CartUpdated => new(kind, ["amount", "itemCount"]),
        CustomerEventKind.Order => new(kind, ["order"]),
        CustomerEventKind.ReferralMade or CustomerEventKind.ReferredBy => new(kind, []),
        CustomerEventKind.Review => new(kind, ["rating"]),
        CustomerEventKind.SurveyAnswer => new(kind, ["survey", "score"], "name"),
        >= CustomerEventKind.MessageSent and <= CustomerEventKind.MessageUnsubscribed => new(kind, ["play", "channel"]),
        CustomerEventKind.Exposure => new(kind, ["experiment", "arm"]),
        CustomerEventKind.CaseOpened or CustomerEventKind.CaseClosed => new(kind, ["caseId"], "reason"),
        CustomerEventKind.CaseAnswered => new(kind, ["caseId"]),
        CustomerEventKind.DealChanged => new(kind, ["deal"]),
        CustomerEventKind.SubscriptionStarted or CustomerEventKind.SubscriptionRenewed =>
            new(kind, ["subscriptionId", "amount"], "billingMonths"),
        CustomerEventKind.SubscriptionCancelled => new(kind, ["subscriptionId"]),
        CustomerEventKind.TraitSet or CustomerEventKind.Custom => new(kind, ["name"], "value"),
        CustomerEventKind.AccountChanged => new(kind, [], "accountId"),
        CustomerEventKind.ContactChanged => new(kind, ["contact", "joined"]),
        CustomerEventKind.AccountLevelChanged => new(kind, ["accountId", "level"], "rank"),
        _ => throw new JsonException($"the kind '{kind}' is not a kind of event."),
    };

    /// <summary>Whether every event of the kind has a member.</summary>
    public bool Have(string member) => _required.Contains(member);

    /// <exception cref="JsonException">A member is missing or does not belong to the kind.</exception>
    public void Check(CustomerEventJson json)
    {
        foreach (var property in CustomerJsonContext.Default.CustomerEventJson.Properties)
        {
            var isGiven = property.Get!(json) is not null;
            var isRequired = _required.Contains(property.Name);
            if (isRequired && !isGiven) throw new JsonException($"the member '{property.Name}' is missing from an event of kind {_kind}.");
            if (isGiven && !isRequired && !_optional.Contains(property.Name) && !Common.Contains(property.Name))
                throw new JsonException($"the member '{property.Name}' does not belong to an event of kind {_kind}.");
        }
    }
}
