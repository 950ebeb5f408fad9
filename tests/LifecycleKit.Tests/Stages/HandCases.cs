using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Tests.Conditions;

namespace LifecycleKit.Tests.Stages;

/// <summary>Cases with hand-written results for each feature of a lifecycle, and for each two features that interact.</summary>
internal static class HandCases
{
    private static readonly Question Email =
        new FlagQuestion(Fields.EmailContactable, m => m.Customer.IsContactable(Channels.Email, m.Instant), true);

    public static IReadOnlyList<HandCase> All { get; } =
    [
        new("a stay holds back an event", [Stage("s0", stay: 3), Stage("s1")],
            [OnVisit("r", "s0", "s1")],
            [Visit(1), Visit(3)],
            ["- | s0 due never | r MinStay 3", "r@3 | s1 due never", "- | s1 due never"]),
        new("a stay makes time wait", [Stage("s0", stay: 3), Stage("s1")],
            [TimeBased("r", "s0", "s1")],
            [Grant(1)],
            ["- | s0 due 3", "r@3 | s1 due never"]),
        new("a stay outlasts the condition", [Stage("s0", stay: 3), Stage("s1")],
            [TimeBased("r", "s0", "s1")],
            [Grant(1, until: 2), Grant(1.5, until: 3)],
            ["- | s0 due never", "- | s0 due never", "- | s0 due never"]),
        new("a cooldown holds back an event in another stage", [Stage("s0"), Stage("s1"), Stage("s2")],
            [OnVisit("r", null, "s1") with { Cooldown = Long(5) }, OnCart("b", "s1", "s2")],
            [Visit(1), Cart(2), Visit(3), Visit(6)],
            ["r@1 | s1 due never", "b@2 | s2 due never", "- | s2 due never | r Cooldown 6", "r@6 | s1 due never", "- | s1 due never"]),
        new("a cooldown makes time wait", [Stage("s0"), Stage("s1")],
            [TimeBased("r", "s0", "s1") with { Cooldown = Long(5) }, OnVisit("b", "s1", "s0")],
            [Grant(1), Visit(2)],
            ["r@1 | s1 due never", "b@2 | s0 due 6", "r@6 | s1 due never"]),
        new("the next rule is tried after one that is held back", [Stage("s0"), Stage("s1"), Stage("s2")],
            [OnVisit("r", null, "s1", priority: 1) with { Cooldown = Long(5) }, OnCart("b", "s1", "s0"), OnVisit("c", "s0", "s2")],
            [Visit(1), Cart(2), Visit(3)],
            ["r@1 | s1 due never", "b@2 | s0 due never", "c@3 | s2 due never | r Cooldown 6", "- | s2 due never"]),
        new("a confirmation is broken by an event, renewed, and kept", [Stage("s0"), Stage("s1")],
            [TimeBased("r", "s0", "s1") with { ConfirmFor = Long(2) }],
            [Grant(1), Revoke(2), Grant(4), Visit(5), Grant(5.5)],
            ["- | s0 due 3", "- | s0 due never", "- | s0 due 6", "- | s0 due 6", "- | s0 due 6", "r@6 | s1 due never"]),
        new("a confirmation begins at the entry", [Stage("s0"), Stage("s1"), Stage("s2")],
            [OnVisit("a", "s0", "s1"), TimeBased("r", "s1", "s2") with { ConfirmFor = Long(2) }],
            [Grant(1), Visit(4)],
            ["- | s0 due never", "a@4 | s1 due 6", "r@6 | s2 due never"]),
        new("a confirmation begins as time passes", [Stage("s0"), Stage("s1")],
            [TimeBased("r", "s0", "s1", new NotQuestion(Email)) with { ConfirmFor = Long(2) }],
            [Grant(1, until: 4), Visit(5)],
            ["- | s0 due 6", "- | s0 due 6", "r@6 | s1 due never"]),
        new("a confirmation is broken by a late event, which is evaluated at the latest instant", [Stage("s0"), Stage("s1")],
            [TimeBased("r", "s0", "s1") with { ConfirmFor = Long(2) }],
            [Grant(1), Visit(2), Revoke(1.5), Grant(1.75)],
            ["- | s0 due 3", "- | s0 due 3", "- | s0 due never", "- | s0 due 4", "r@4 | s1 due never"]),
        new("dates are for events", [Stage("s0"), Stage("s1")],
            [OnVisit("r", "s0", "s1") with { EffectiveFrom = Days.Day(2), EffectiveUntil = Days.Day(4) }, OnCart("b", "s1", "s0")],
            [Visit(1), Visit(2), Cart(3), Visit(4)],
            ["- | s0 due never", "r@2 | s1 due never", "b@3 | s0 due never", "- | s0 due never", "- | s0 due never"]),
        new("dates are for time", [Stage("s0"), Stage("s1")],
            [TimeBased("r", "s0", "s1") with { EffectiveFrom = Days.Day(2), EffectiveUntil = Days.Day(4) }, OnVisit("b", "s1", "s0")],
            [Grant(1), Visit(2), Visit(2.5), Visit(4)],
            ["- | s0 due 2", "r@2 b@2 | s0 due never", "r@2.5 | s1 due never", "b@4 | s0 due never", "- | s0 due never"]),
        new("a chain of three", Four(),
            [OnVisit("a", "s0", "s1") with { IsChained = true }, OnVisit("b", "s1", "s2") with { IsChained = true },
                OnVisit("c", "s2", "s3")],
            [Visit(1)],
            ["a@1 b@1 c@1 | s3 due never", "- | s3 due never"]),
        new("a chain stops at a stay", Four(stay: 1),
            [OnVisit("a", "s0", "s1") with { IsChained = true }, OnVisit("b", "s1", "s2") with { IsChained = true },
                OnVisit("c", "s2", "s3")],
            [Visit(1)],
            ["a@1 b@1 | s2 due never | c MinStay 2", "- | s2 due never"]),
        new("a chain stops at a rule that is not chained", Four(),
            [OnVisit("a", "s0", "s1") with { IsChained = true }, OnVisit("b", "s1", "s2"), OnVisit("c", "s2", "s3")],
            [Visit(1)],
            ["a@1 b@1 | s2 due never", "- | s2 due never"]),
        new("a chain does not close", [Stage("s0"), Stage("s1")],
            [OnVisit("a", "s0", "s1") with { IsChained = true }, OnVisit("b", "s1", "s0") with { IsChained = true }],
            [Visit(0), Visit(1)],
            ["a@0 | s1 due never | b EnteredAlready", "b@1 a@1 | s1 due never | b EnteredAlready", "- | s1 due never"]),
        new("rules lead out of groups, but not from target and end",
            [Stage("s0") with { Parent = "g" }, Stage("s1") with { Parent = "g" }, Stage("s2") with { Parent = "h" },
                Stage("s3") with { Parent = "h", IsTerminal = true }, Stage("g"), Stage("h") with { Parent = "g" }],
            [OnVisit("r", "g", "s1"), OnCart("c", "s1", "s2"), OnCart("d", "s2", "s3")],
            [Visit(1), Visit(2), Cart(3), Visit(4), Cart(5), Cart(6), Visit(7)],
            ["r@1 | s1 due never", "- | s1 due never", "c@3 | s2 due never", "r@4 | s1 due never", "c@5 | s2 due never",
                "d@6 | s3 due never",
                "- | s3 due never", "- | s3 due never"]),
        new("of several gates the last decides", [Stage("s0", stay: 3), Stage("s1")],
            [TimeBased("r", "s0", "s1") with { ConfirmFor = Long(2), EffectiveFrom = Days.Day(4.5) }],
            [Grant(2), Revoke(2.5), Grant(3)],
            ["- | s0 due 4.5", "- | s0 due never", "- | s0 due 5", "r@5 | s1 due never"]),
        new("a rule to a stage just entered waits for the next event", [Stage("s0"), Stage("s1")],
            [TimeBased("p", "s0", "s1"), TimeBased("r", "s1", "s0")],
            [Grant(1), Visit(2)],
            ["p@1 r@1 | s0 due never", "p@2 r@2 | s0 due never", "- | s0 due never"]),
        new("a rule to a stage just entered comes to be open as its stay ends", [Stage("s0", stay: 1), Stage("s1")],
            [TimeBased("p", "s0", "s1"), TimeBased("r", "s1", "s0")],
            [Grant(1), Revoke(2.5)],
            ["p@1 r@1 | s0 due 2", "p@2 r@2 | s0 due never", "- | s0 due never"]),
        new("a stay makes a pair move back and forth day by day", [Stage("s0", stay: 1), Stage("s1", stay: 1)],
            [TimeBased("p", "s0", "s1"), TimeBased("r", "s1", "s0")],
            [Grant(0.5, until: 3.5)],
            ["- | s0 due 1", "p@1 r@2 p@3 | s1 due never"]),
    ];

    private static NaiveStage Stage(string id, double stay = 0) => new(id, MinStay: Long(stay));

    private static NaiveStage[] Four(double stay = 0) => [Stage("s0"), Stage("s1"), Stage("s2", stay), Stage("s3")];

    private static NaiveRule OnVisit(string id, string? from, string to, int priority = 0) =>
        new(id, from is null ? null : [from], to, EventTriggers.Visit, null, priority);

    private static NaiveRule OnCart(string id, string from, string to) => new(id, [from], to, EventTriggers.CartUpdated, null);

    private static NaiveRule TimeBased(string id, string from, string to, Question? when = null) =>
        new(id, [from], to, EventTriggers.None, when ?? Email);

    private static TimeSpan Long(double days) => TimeSpan.FromDays(days);

    private static CustomerEvent Visit(double day) => CustomerEvent.Visit(Days.Day(day));

    private static CustomerEvent Cart(double day) => CustomerEvent.CartUpdated(Days.Day(day), 10, 1);

    private static CustomerEvent Grant(double day, double? until = null) =>
        CustomerEvent.ConsentChanged(Days.Day(day), Channels.Email, true, expiresAt: until is { } end ? Days.Day(end) : null);

    private static CustomerEvent Revoke(double day) => CustomerEvent.ConsentChanged(Days.Day(day), Channels.Email, false);
}
