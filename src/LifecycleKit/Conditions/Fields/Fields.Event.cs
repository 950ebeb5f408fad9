using LifecycleKit.Customers;

namespace LifecycleKit.Conditions;

public static partial class Fields
{
    /// <summary><c>event.amount</c>: the amount of the event; missing for kinds without an amount.</summary>
    public static NumberField EventAmount { get; } = OnEvent("event.amount", static (in CustomerEvent e) => e.Kind is
        CustomerEventKind.Order or CustomerEventKind.CartUpdated or CustomerEventKind.SubscriptionStarted
            or CustomerEventKind.SubscriptionRenewed
        ? e.Amount : null);

    /// <summary><c>event.rating</c>: the rating of a review; missing for other events.</summary>
    public static NumberField EventRating { get; } =
        OnEvent("event.rating", static (in CustomerEvent e) => e.Kind == CustomerEventKind.Review ? e.Rating : null);

    /// <summary><c>event.score</c>: the answer to a survey; missing for other events.</summary>
    public static NumberField EventScore { get; } =
        OnEvent("event.score", static (in CustomerEvent e) => e.Kind == CustomerEventKind.SurveyAnswer ? e.Score : null);

    /// <summary><c>event.nps</c>: the answer on the net promoter scale, 0 to 10; missing for other surveys.</summary>
    public static NumberField EventNps { get; } = Count(
        "event.nps",
        static (in Facts f) =>
            f.HasEvent && f.Event is { Kind: CustomerEventKind.SurveyAnswer, Survey: SurveyKind.Nps }
                ? (long)f.Event.Score : Scaled.Missing,
        FieldTiming.Event);

    /// <summary><c>event.engaged</c>: whether the visitor engaged; missing for other events than visits.</summary>
    public static FlagField EventEngaged { get; } = new(
        "event.engaged",
        static (in Facts f) =>
            !f.HasEvent || f.Event.Kind != CustomerEventKind.Visit ? Truth.Unknown : f.Event.Engaged ? Truth.True : Truth.False,
        FieldTiming.Event);

    /// <summary><c>event.source</c>: the source of a visit; missing for other events.</summary>
    public static TextField EventSource { get; } =
        new("event.source", static (in Facts f) => f.HasEvent ? f.Event.Source : null, FieldTiming.Event);

    /// <summary><c>event.name</c>: the name of a trait, a custom event or a survey; missing for other events.</summary>
    public static TextField EventName { get; } =
        new("event.name", static (in Facts f) => f.HasEvent ? f.Event.Name : null, FieldTiming.Event);

    /// <summary><c>event.play</c>: the play of a message; missing for other events.</summary>
    public static TextField EventPlay { get; } =
        new("event.play", static (in Facts f) => f.HasEvent ? f.Event.Play : null, FieldTiming.Event);

    private delegate decimal? EventReader(in CustomerEvent customerEvent);

    private static NumberField OnEvent(string name, EventReader read) => Money(
        name,
        (in Facts f, out decimal value) =>
        {
            var fact = f.HasEvent ? read(f.Event) : null;
            value = fact ?? 0;
            return fact is not null;
        },
        FieldTiming.Event);
}
