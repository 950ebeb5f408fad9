using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Stages;

/// <summary>
/// Facts about a customer that happen on one day, in two orders over the same instants. A fact that needs another, such as a refund or a
/// renewal, stays behind it.
/// </summary>
/// <param name="First">The facts in one order.</param>
/// <param name="Second">The same facts in another order.</param>
internal sealed record PresetFacts(IReadOnlyList<PresetFact> First, IReadOnlyList<PresetFact> Second)
{
    private static readonly DateTimeOffset Morning = new(2026, 5, 4, 0, 30, 0, TimeSpan.Zero);

    private static readonly string[] Kinds =
    [
        "order", "order", "order", "large order", "tea order", "gift order", "refunded order", "visit", "visit", "bounce",
        "contact", "consent", "cart", "referral", "5 stars", "4 stars", "1 star", "webinar", "other event", "click",
        "subscription", "renewed subscription", "case", "trait", "deal", "won deal", "lost deal", "reopened deal",
    ];

    /// <summary>Up to twelve facts, of which at most one is an answer to a survey, since the last answer counts.</summary>
    public static Gen<PresetFacts> Any { get; } = Of(Kinds);

    /// <summary>
    /// The facts without refunds: while a subscription runs, awareness holds a refund back and does not make up for it later.
    /// </summary>
    public static Gen<PresetFacts> WithoutRefunds { get; } = Of([.. Kinds.Where(kind => kind != "refunded order")]);

    private static Gen<PresetFacts> Of(string[] possible) =>
        from count in Gen.Choose(2, 12)
        from kinds in Gen.ArrayOf(Gen.Elements(possible), count)
        from answer in Gen.Elements("", "NPS 10", "NPS 7", "NPS 3", "NPS 10")
        from one in Gen.ArrayOf(Gen.Choose(0, 1_000_000), 30)
        from other in Gen.ArrayOf(Gen.Choose(0, 1_000_000), 30)
        let facts = kinds.Append(answer).Where(kind => kind.Length > 0).SelectMany((kind, i) => Facts(kind, i)).ToArray()
        select new PresetFacts(Ordered(facts, one), Ordered(facts, other));

    /// <summary>Returns the stage of a new customer at the end of the day.</summary>
    public static string StageAfter(LifecycleEngine engine, IReadOnlyList<PresetFact> facts)
    {
        var history = new CustomerHistory();
        var state = engine.Start(history, Morning);
        for (var i = 0; i < facts.Count; i++)
            state = engine.Step(state, history, facts[i].At(Morning.AddMinutes(20 * (i + 1)), facts, i)).State;
        return engine.Advance(state, history, Morning.AddHours(23)).Stage;
    }

    public override string ToString() => $"{string.Join(", ", First)}\nand {string.Join(", ", Second)}";

    private static IEnumerable<PresetFact> Facts(string kind, int thread) => kind switch
    {
        "refunded order" => [new(thread, "order"), new(thread, "refund")],
        "renewed subscription" => [new(thread, "subscription"), new(thread, "renewal")],
        "won deal" => [new(thread, "deal"), new(thread, "win")],
        "lost deal" => [new(thread, "deal"), new(thread, "loss")],
        "reopened deal" => [new(thread, "deal"), new(thread, "win"), new(thread, "deal")],
        _ => [new(thread, kind)],
    };

    /// <summary>Orders the facts by keys; the facts of one thread take the instants of that thread in their own order.</summary>
    private static PresetFact[] Ordered(PresetFact[] facts, int[] keys)
    {
        var places = facts.Select((fact, i) => (fact.Thread, Key: keys[i])).OrderBy(x => x.Key).Select(x => x.Thread).ToArray();
        var queues = facts.GroupBy(fact => fact.Thread).ToDictionary(group => group.Key, group => new Queue<PresetFact>(group));
        return [.. places.Select(thread => queues[thread].Dequeue())];
    }
}

/// <summary>One fact; facts of one thread are about the same order or subscription.</summary>
internal sealed record PresetFact(int Thread, string Kind)
{
    public CustomerEvent At(DateTimeOffset at, IReadOnlyList<PresetFact> facts, int index) => Kind switch
    {
        "order" => CustomerEvent.Order(Snapshot(at)),
        "large order" => CustomerEvent.Order(Snapshot(at) with { GrossTotal = 250 }),
        "tea order" => CustomerEvent.Order(Snapshot(at) with { Category = "tea" }),
        "gift order" => CustomerEvent.Order(Snapshot(at) with { Category = "gifts" }),
        "refund" => CustomerEvent.Order(Snapshot(PlacedAt(at, facts, index)) with { ChangedAt = at, RefundedTotal = 100 }),
        "visit" => CustomerEvent.Visit(at, engaged: true),
        "bounce" => CustomerEvent.Visit(at, engaged: false),
        "contact" => CustomerEvent.ContactCaptured(at, Channels.Email),
        "consent" => CustomerEvent.ConsentChanged(at, Channels.Email, granted: true),
        "cart" => CustomerEvent.CartUpdated(at, 20, 2),
        "referral" => CustomerEvent.ReferralMade(at),
        "5 stars" => CustomerEvent.Review(at, 5),
        "4 stars" => CustomerEvent.Review(at, 4),
        "1 star" => CustomerEvent.Review(at, 1),
        "NPS 10" => CustomerEvent.SurveyAnswer(at, SurveyKind.Nps, 10),
        "NPS 7" => CustomerEvent.SurveyAnswer(at, SurveyKind.Nps, 7),
        "NPS 3" => CustomerEvent.SurveyAnswer(at, SurveyKind.Nps, 3),
        "webinar" => CustomerEvent.Custom(at, "webinar"),
        "other event" => CustomerEvent.Custom(at, "wish list"),
        "click" => CustomerEvent.Message(CustomerEventKind.MessageClicked, at, "news", Channels.Email),
        "subscription" => CustomerEvent.SubscriptionStarted(at, $"s{Thread}"),
        "renewal" => CustomerEvent.SubscriptionRenewed(at, $"s{Thread}"),
        "case" => CustomerEvent.CaseOpened(at, $"c{Thread}"),
        "deal" => CustomerEvent.DealChanged(Deal(at)),
        "win" => CustomerEvent.DealChanged(Deal(at) with { Outcome = DealOutcome.Won, ClosedAt = at }),
        "loss" => CustomerEvent.DealChanged(Deal(at) with { Outcome = DealOutcome.Lost, ClosedAt = at }),
        "trait" => CustomerEvent.TraitSet(at, "tier", TraitValue.Create("gold")),
        _ => throw new NotSupportedException(Kind),
    };

    public override string ToString() => Kind;

    private OrderSnapshot Snapshot(DateTimeOffset placedAt) => new() { OrderId = $"o{Thread}", PlacedAt = placedAt, GrossTotal = 100 };

    /// <summary>A deal that was opened in the night before, so that the order of the facts does not change its opening.</summary>
    private DealSnapshot Deal(DateTimeOffset at) => new()
    {
        DealId = $"d{Thread}", OpenedAt = new DateTimeOffset(at.UtcDateTime.Date, TimeSpan.Zero), ChangedAt = at, Stage = "proposal",
        Value = 500,
    };

    /// <summary>The instant at which the order of a refund was placed: twenty minutes for each place between them.</summary>
    private DateTimeOffset PlacedAt(DateTimeOffset at, IReadOnlyList<PresetFact> facts, int index)
    {
        var placed = index;
        while (facts[placed] != new PresetFact(Thread, "order")) placed--;
        return at.AddMinutes(-20 * (index - placed));
    }
}
