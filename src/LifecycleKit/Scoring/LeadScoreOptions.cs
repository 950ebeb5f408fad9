using LifecycleKit.Customers;

namespace LifecycleKit.Scoring;

/// <summary>
/// The parameters of a lead score (<see cref="LeadScore"/>) in C#, a file or a configuration: the half-life, and the points of each kind of
/// event.
/// </summary>
/// <remarks>
/// Points are whole numbers from 1 to 10 000; 0 and null mean no points, and some kind must have points. Set by the host or by a
/// configuration binder, then read. Not thread-safe.
/// </remarks>
[Mutable("options are set up by the host and then read")]
public sealed class LeadScoreOptions
{
    /// <summary>The calendar days after which the points of an event are worth half, from 1 to 400. Required.</summary>
    public int? HalfLifeDays { get; set; }

    /// <summary>The points of each visit, engaged or not; none by default.</summary>
    public int? Visit { get; set; }

    /// <summary>The points of each engaged visit, in addition to those of a visit; none by default.</summary>
    public int? EngagedVisit { get; set; }

    /// <summary>The points of each reported opening of a message; none by default.</summary>
    public int? MessageOpened { get; set; }

    /// <summary>The points of each click in a message; none by default.</summary>
    public int? MessageClicked { get; set; }

    /// <summary>The points of each captured contact, such as an e-mail address; none by default.</summary>
    public int? ContactCaptured { get; set; }

    /// <summary>The points of each custom event, by its name, such as <c>webinar</c>; at most 64 names, none by default.</summary>
    public Dictionary<string, int>? CustomEvents { get; set; }

    /// <summary>Returns what is wrong: the path of the member in JSON, and the rule that it breaks.</summary>
    internal IEnumerable<(string Path, string Problem)> Validate()
    {
        if (HalfLifeDays is not (>= 1 and <= ActivityCounts.MaxDays))
        {
            yield return ("halfLifeDays", FormattableString.Invariant($"The half-life must be from 1 to {ActivityCounts.MaxDays} days, ")
                + (HalfLifeDays is { } days ? FormattableString.Invariant($"and is {days}.") : "and is not given."));
        }

        foreach (var (path, points) in Points())
        {
            if (points is < 0 or > LeadScore.MaxPoints)
                yield return (path, FormattableString.Invariant($"The points must be from 0 to {LeadScore.MaxPoints}, and are {points}."));
        }

        if (CustomEvents?.Count > CustomEventLog.MaxNames)
        {
            yield return ("customEvents", FormattableString.Invariant(
                $"There are {CustomEvents.Count} names of custom events; at most {CustomEventLog.MaxNames} are possible."));
        }

        foreach (var name in CustomEvents?.Keys ?? Enumerable.Empty<string>())
        {
            if (string.IsNullOrWhiteSpace(name) || name.Length > TextLimits.MaxIdLength)
                yield return ("customEvents", "The name of a custom event is empty or longer than 256 characters.");
        }

        if (!Points().Any(one => one.Points > 0)) yield return (string.Empty, "No event has points.");
    }

    private IEnumerable<(string Path, int Points)> Points()
    {
        yield return ("visit", Visit ?? 0);
        yield return ("engagedVisit", EngagedVisit ?? 0);
        yield return ("messageOpened", MessageOpened ?? 0);
        yield return ("messageClicked", MessageClicked ?? 0);
        yield return ("contactCaptured", ContactCaptured ?? 0);
        foreach (var (name, points) in CustomEvents ?? []) yield return ($"customEvents/{name}", points);
    }
}
