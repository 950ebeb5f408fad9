using LifecycleKit.Customers;
using LifecycleKit.Scoring;

namespace LifecycleKit.Tests.Conditions;

/// <summary>A lead score as its page defines it, event by event: points that halve with each half-life, by calendar day.</summary>
internal static class NaiveLeadScore
{
    /// <param name="events">The events.</param>
    /// <param name="dayOf">The number of the calendar day of an instant.</param>
    /// <param name="today">The number of today.</param>
    /// <param name="options">The points and the half-life.</param>
    public static decimal Of(IEnumerable<CustomerEvent> events, Func<long, int> dayOf, int today, LeadScoreOptions options)
    {
        var sum = 0m;
        foreach (var e in events)
        {
            var age = today - dayOf(e.At.UtcTicks);
            if (age is < 0 or >= 400) continue;
            sum += PointsOf(e, options) * Weight(age, options.HalfLifeDays!.Value);
        }

        return Math.Round(sum, 4, MidpointRounding.AwayFromZero);
    }

    /// <summary>The weight of an age, to 10⁻¹²: the library's functions differ from the framework's in the last of 16 digits.</summary>
    private static decimal Weight(int age, int halfLife) =>
        Math.Round((decimal)Math.Pow(2, -(double)age / halfLife), 12, MidpointRounding.AwayFromZero);

    private static int PointsOf(CustomerEvent e, LeadScoreOptions options) => e.Kind switch
    {
        CustomerEventKind.Visit => (options.Visit ?? 0) + (e.Engaged ? options.EngagedVisit ?? 0 : 0),
        CustomerEventKind.MessageOpened => options.MessageOpened ?? 0,
        CustomerEventKind.MessageClicked => options.MessageClicked ?? 0,
        CustomerEventKind.ContactCaptured => options.ContactCaptured ?? 0,
        CustomerEventKind.Custom => options.CustomEvents?.GetValueOrDefault(e.Name!) ?? 0,
        _ => 0,
    };
}
