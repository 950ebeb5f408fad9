using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

/// <summary>
/// Facts that follow from an event that arrives without delay: an active customer has just been seen, an ordering customer has just
/// ordered, and a deal that changed has just changed.
/// </summary>
internal static class EventAssumptions
{
    private const EventTriggers Activity =
        EventTriggers.Visit | EventTriggers.ContactCaptured | EventTriggers.ConsentChanged | EventTriggers.CartUpdated
            | EventTriggers.ReferralMade
        | EventTriggers.Review | EventTriggers.SurveyAnswer | EventTriggers.MessageOpened | EventTriggers.MessageClicked
        | EventTriggers.MessageUnsubscribed | EventTriggers.CaseOpened | EventTriggers.SubscriptionStarted
            | EventTriggers.SubscriptionCancelled
        | EventTriggers.Custom | EventTriggers.OrderPlaced;

    /// <summary>Whether a customer can meet a conjunction at an event.</summary>
    /// <param name="on">The events that a rule waits for; none for time, which implies no facts.</param>
    /// <param name="term">The conjunction.</param>
    public static bool Allows(EventTriggers on, ConditionTerm term)
    {
        if (on == EventTriggers.None) return true;
        var isOrder = on == EventTriggers.OrderPlaced;
        return Is(Fields.LastSeenAt, (on & ~Activity) == 0)
            && Is(Fields.LastOrderAt, isOrder)
            && Is(Fields.CartUpdatedAt, on == EventTriggers.CartUpdated)
            && Is(Fields.LastDealChangedAt, on == EventTriggers.DealChanged)
            && (!isOrder || term.And(FieldRegion.Valued(Fields.RecencyDays, ValueSet.Points([0]), "ordered today")).Conflict is null)
            && (!isOrder || term.And(FieldRegion.Valued(Fields.OrderCount, ValueSet.AtLeast(1), "ordered")).Conflict is null)
            // The order empties the cart that it was made of.
            && (!isOrder || term.And(FieldRegion.Valued(Fields.CartItemCount, ValueSet.Points([0]), "ordered")).Conflict is null)
            && (!isOrder || term.And(FieldRegion.Valued(Fields.CartValue, ValueSet.Points([0]), "ordered")).Conflict is null);

        bool Is(InstantField field, bool isNow) =>
            !isNow || term.And(FieldRegion.Aged(field, ValueSet.Points([0]), "now")).Conflict is null;
    }
}
