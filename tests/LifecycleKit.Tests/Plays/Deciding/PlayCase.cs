using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Experiments;
using LifecycleKit.Plays;

namespace LifecycleKit.Tests.Plays;

/// <summary>
/// A playbook of few plays on few channels, and a customer with messages, consents and orders; close to caps, cooldowns and quiet hours.
/// </summary>
internal sealed record PlayCase(
    Playbook Book, CustomerHistory History, DateTimeOffset At, string Subject, TimeZoneInfo Zone, PlayBudget Budget, TrackStage[] Stages)
{
    public static Experiment Test { get; } = Experiment.Create(new ExperimentOptions
    {
        Key = "test", Control = "control",
        Arms = { new ExperimentArmOptions { Key = "control", BasisPoints = 4_000 },
            new ExperimentArmOptions { Key = "treatment", BasisPoints = 4_000 } },
    });

    private static readonly string[] Keys = ["a", "b", "c", "d", "e", "f"];

    private static readonly string[] ZoneIds = ["UTC", "Europe/Vienna", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata"];

    private static readonly Channels[] Few = [Channels.Email, Channels.Sms, Channels.OnSite];

    private static readonly Gen<FrequencyCap> Cap = Gen.OneOf(
        from most in Gen.Choose(1, 3) from hours in Gen.Elements(1, 24, 24, 72)
            select FrequencyCap.InWindow(most, TimeSpan.FromHours(hours)),
        from most in Gen.Choose(1, 3) from days in Gen.Elements(1, 1, 2, 7) select FrequencyCap.InDays(most, days));

    private static readonly Gen<QuietHours> Hours =
        from start in Gen.Choose(0, 23) from length in Gen.Choose(1, 20)
            select QuietHours.Between(new TimeOnly(start, 0), new TimeOnly((start + length) % 24, 30));

    private static readonly Gen<Action<PlayBuilder>> Declared =
        from channel in Gen.Elements(Few)
        from priority in Gen.Choose(0, 2)
        from weight in Gen.Choose(1, 3)
        from need in Gen.Elements(Enum.GetValues<ConsentNeed>())
        from category in Gen.Elements("", "", "news")
        from caps in Gen.ListOf(Cap).Resize(2)
        from rest in Gen.Elements(0, 0, 1, 30)
        from holdOut in Gen.Elements(0, 0, 3_000)
        from budget in Gen.Elements<int?>(null, null, 1)
        from orders in Gen.Elements<int?>(null, 0, 1)
        from arm in Gen.Elements<string?>(null, null, "treatment", "control")
        from stages in Gen.Elements<string[]>([], [], [], ["new"], ["old"], ["buyers"], ["a:old"], ["b:old"], ["a:buyers", "b:new"])
        select new Action<PlayBuilder>(play =>
        {
            play.Channel(channel).Priority(priority).Weight(weight).Needs(need, category).Cooldown(TimeSpan.FromHours(rest))
                .HeldOut(holdOut).InStage(stages);
            foreach (var cap in caps) play.FrequencyCap(cap);
            if (budget is { } most) play.DailyBudget(most);
            if (orders is { } count) play.When(Fields.OrderCount.AtLeast(count));
            if (arm is not null) play.InArm("test", arm);
        });

    private static readonly Gen<Playbook> Books =
        from plays in Gen.ArrayOf(Declared, Keys.Length)
        from count in Gen.Choose(1, Keys.Length)
        from overall in Gen.ListOf(Cap).Resize(2)
        from onEmail in Gen.ListOf(Cap).Resize(2)
        from quiet in Hours
        from isQuiet in Gen.Elements(true, false)
        from control in Gen.Elements(0, 2_000)
        select Playbook.Build("generated", book =>
        {
            for (var i = 0; i < count; i++) book.Play(Keys[i], plays[i]);
            foreach (var cap in overall) book.FrequencyCap(cap);
            foreach (var cap in onEmail) book.FrequencyCapOn(Channels.Email, cap);
            if (isQuiet) book.QuietHours(Channels.Email | Channels.Sms, quiet);
            if (control > 0) book.ControlGroup(new UniversalControl { BasisPoints = control });
            book.Experiment(Test);
        });

    private static readonly Gen<CustomerEvent> Event = Gen.OneOf(
        from play in Gen.Elements(Keys) from channel in Gen.Elements(Few) from at in Instant(-10, 3)
        select CustomerEvent.Message(CustomerEventKind.MessageSent, at, play, channel),
        from play in Gen.Elements(Keys) from channel in Gen.Elements(Few) from at in Instant(-2, 0)
        select CustomerEvent.Message(CustomerEventKind.MessageSent, at, play, channel),
        from channel in Gen.Elements(Few) from granted in Gen.Elements(true, true, false) from category in Gen.Elements("", "", "news")
        from at in Instant(-20, 0) from days in Gen.Choose(0, 30)
        select CustomerEvent.ConsentChanged(at, channel, granted, category, LegalBasis.Consent, days == 0 ? null : at.AddDays(days)),
        from channel in Gen.Elements(Few) from at in Instant(-20, 0) select CustomerEvent.ContactCaptured(at, channel),
        from arm in Gen.Elements("control", "treatment") from at in Instant(-20, 0) select CustomerEvent.Exposure(at, "test", arm),
        from at in Instant(-20, 0) select CustomerEvent.Order(new OrderSnapshot { OrderId = "1", PlacedAt = at, GrossTotal = 5 }));

    public static Gen<PlayCase> Cases { get; } =
        from book in Books
        from events in Gen.ArrayOf(Event).Resize(25)
        from at in Instant(-1, 1)
        from subject in Gen.Choose(1, 50)
        from zone in ShopZones
        from spent in Gen.SubListOf(Keys)
        from stages in Gen.ArrayOf(Gen.Elements("new", "old"), 2)
        select Make(book, events, at, $"subject {subject}", zone, spent) with { Stages = [Stage("a", stages[0]), Stage("b", stages[1])] };

    public PlayInput ToInput() => new(Subject, History, At, new FactContext(Shop)) { TimeZone = Zone, Budget = Budget, Stages = Stages };

    public static TimeZoneInfo Shop { get; } = Zones.Find("Europe/Vienna");

    private static Gen<TimeZoneInfo> ShopZones => Gen.Elements(ZoneIds.Select(Zones.Find).ToArray());

    /// <summary>An instant around the night in which European clocks go forward.</summary>
    private static Gen<DateTimeOffset> Instant(int fromDay, int toDay) =>
        from hours in Gen.Choose(24 * fromDay, 24 * toDay)
        from minutes in Gen.Elements(0, 0, 30)
        select new DateTimeOffset(2024, 3, 31, 0, 0, 0, TimeSpan.Zero).AddHours(hours).AddMinutes(minutes);

    /// <summary>Both tracks have the stages "new" and "old"; the stage "old" belongs to the group "buyers".</summary>
    private static TrackStage Stage(string track, string stage) => new(track, stage, null, stage == "old" ? ["buyers"] : null);

    private static PlayCase Make(
        Playbook book, CustomerEvent[] events, DateTimeOffset at, string subject, TimeZoneInfo zone, IList<string> spent)
    {
        var history = new CustomerHistory();
        foreach (var e in events) history.Apply(e);
        var budget = new PlayBudget();
        foreach (var key in spent) budget.Add(key, CalendarDays.DateOf(at, Shop), 1);
        return new PlayCase(book, history, at, subject, zone, budget, []);
    }
}
