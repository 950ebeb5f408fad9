namespace LifecycleKit.Conditions;

public static partial class Fields
{
    /// <summary><c>visit.firstSource</c>: the source of the first visit with a known source; missing when no source is known.</summary>
    public static TextField FirstVisitSource { get; } = new("visit.firstSource", static (in Facts f) => f.Activity.FirstNamedVisit.Source);

    /// <summary><c>visit.firstMedium</c>: the medium of the first visit with a known source; missing when unknown.</summary>
    public static TextField FirstVisitMedium { get; } =
        new("visit.firstMedium", static (in Facts f) => f.Activity.FirstNamedVisit.Origin?.Medium);

    /// <summary><c>visit.firstCampaign</c>: the campaign of the first visit with a known source; missing when unknown.</summary>
    public static TextField FirstVisitCampaign { get; } =
        new("visit.firstCampaign", static (in Facts f) => f.Activity.FirstNamedVisit.Origin?.Campaign);

    /// <summary><c>visit.firstTerm</c>: the term of the first visit with a known source; missing when unknown.</summary>
    public static TextField FirstVisitTerm { get; } =
        new("visit.firstTerm", static (in Facts f) => f.Activity.FirstNamedVisit.Origin?.Term);

    /// <summary><c>visit.lastSource</c>: the source of the last visit with a known source; missing when no source is known.</summary>
    public static TextField LastVisitSource { get; } = new("visit.lastSource", static (in Facts f) => f.Activity.LastNamedVisit.Source);

    /// <summary><c>visit.lastMedium</c>: the medium of the last visit with a known source; missing when unknown.</summary>
    public static TextField LastVisitMedium { get; } =
        new("visit.lastMedium", static (in Facts f) => f.Activity.LastNamedVisit.Origin?.Medium);

    /// <summary><c>visit.lastCampaign</c>: the campaign of the last visit with a known source; missing when unknown.</summary>
    public static TextField LastVisitCampaign { get; } =
        new("visit.lastCampaign", static (in Facts f) => f.Activity.LastNamedVisit.Origin?.Campaign);

    /// <summary><c>visit.lastTerm</c>: the term of the last visit with a known source; missing when unknown.</summary>
    public static TextField LastVisitTerm { get; } =
        new("visit.lastTerm", static (in Facts f) => f.Activity.LastNamedVisit.Origin?.Term);

    /// <summary><c>event.medium</c>: the medium of a visit; missing when unknown, and for other events.</summary>
    public static TextField EventMedium { get; } =
        new("event.medium", static (in Facts f) => f.HasEvent ? f.Event.Medium : null, FieldTiming.Event);

    /// <summary><c>event.campaign</c>: the campaign of a visit; missing when unknown, and for other events.</summary>
    public static TextField EventCampaign { get; } =
        new("event.campaign", static (in Facts f) => f.HasEvent ? f.Event.Campaign : null, FieldTiming.Event);

    /// <summary><c>event.term</c>: the term of a visit; missing when unknown, and for other events.</summary>
    public static TextField EventTerm { get; } =
        new("event.term", static (in Facts f) => f.HasEvent ? f.Event.Term : null, FieldTiming.Event);

    /// <summary><c>event.landingPage</c>: the landing page of a visit; missing when unknown, and for other events.</summary>
    public static TextField EventLandingPage { get; } =
        new("event.landingPage", static (in Facts f) => f.HasEvent ? f.Event.LandingPage : null, FieldTiming.Event);
}
