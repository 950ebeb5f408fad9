using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

/// <summary>What an event that comes in time says of the customer: who does something has just been seen, who orders has just ordered.</summary>
internal static class EventAssumptions
{
    private const EventTriggers Activity =
        EventTriggers.Visit | EventTriggers.ContactCaptured | EventTriggers.ConsentChanged | EventTriggers.CartUpdated | EventTriggers.ReferralMade
        | EventTriggers.Review | EventTriggers.SurveyAnswer | EventTriggers.MessageOpened | EventTriggers.MessageClicked
        | EventTriggers.MessageUnsubscribed | EventTriggers.CaseOpened | EventTriggers.SubscriptionStarted | EventTriggers.SubscriptionCancelled
        | EventTriggers.Custom | EventTriggers.OrderPlaced;

    /// <summary>Whether a customer can be like this at an event.</summary>
    /// <param name="on">What a rule waits for; none for time, which says nothing.</param>
    /// <param name="term">What is asked.</param>
    public static bool Allows(EventTriggers on, ConditionTerm term)
    {
        if (on == EventTriggers.None) return true;
        var isOrder = on == EventTriggers.OrderPlaced;
        return Is(Fields.LastSeenAt, (on & ~Activity) == 0)
            && Is(Fields.LastOrderAt, isOrder)
            && Is(Fields.CartUpdatedAt, on == EventTriggers.CartUpdated)
            && (!isOrder || term.And(FieldRegion.Valued(Fields.RecencyDays, ValueSet.Points([0]), "ordered today")).Conflict is null)
            && (!isOrder || term.And(FieldRegion.Valued(Fields.OrderCount, ValueSet.AtLeast(1), "ordered")).Conflict is null);

        bool Is(InstantField field, bool isNow) => !isNow || term.And(FieldRegion.Aged(field, ValueSet.Points([0]), "now")).Conflict is null;
    }
}
