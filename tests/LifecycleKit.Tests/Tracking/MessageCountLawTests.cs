using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Plays;
using LifecycleKit.Tracking;
using Microsoft.Extensions.Time.Testing;

namespace LifecycleKit.Tests.Tracking;

/// <summary>Caps, cooldowns, budgets and "messages.sent" count the same messages, in any order of arrival.</summary>
public class MessageCountLawTests
{
    private static readonly DateTimeOffset Now = TrackerSetup.Start;

    /// <summary>Messages of a few instants, with and without ids; an id belongs to one message.</summary>
    private static Gen<Sent> Messages { get; } =
        from hours in Gen.Choose(0, 60)
        from play in Gen.Elements("p", "q")
        from hasId in Gen.Elements(true, false)
        select new Sent(hours / 6 * 6, play, hasId);

    private static Gen<Case> Cases { get; } =
        from messages in Gen.Choose(0, 14).SelectMany(count => Gen.ArrayOf(Messages, count))
        from repeated in Gen.SubListOf(Enumerable.Range(0, messages.Length))
        from arrivals in Gen.Shuffle(Enumerable.Range(0, messages.Length).Concat(repeated.Where(i => messages[i].HasId)))
        from cap in Gen.Choose(1, 12)
        from capHours in Gen.Choose(1, 70)
        from cooldown in Gen.Choose(1, 40)
        from budget in Gen.Choose(1, 4)
        from least in Gen.Choose(1, 10)
        from late in Gen.Elements(LateEventPolicy.Apply, LateEventPolicy.Rebuild)
        select new Case(messages, arrivals, cap, capHours, cooldown, budget, least, late);

    [Fact]
    public void RecordAsync_OfMessagesInAnyOrder_IsCountedTheSameByAllThatCount()
    {
        var outcomes = new Dictionary<PlayOutcome, int>();
        Law.Holds(
            Cases,
            x =>
            {
                foreach (var outcome in CheckAsync(x).GetAwaiter().GetResult()) outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
            },
            count: 1_000);
        PlayOutcome[] reached =
            [PlayOutcome.Chosen, PlayOutcome.ConditionFalse, PlayOutcome.CoolingDown, PlayOutcome.Capped, PlayOutcome.BudgetSpent];
        Assert.All(
            reached, outcome => Assert.True(outcomes.GetValueOrDefault(outcome) > 50, $"{outcome}: {outcomes.GetValueOrDefault(outcome)}"));
    }

    private static async Task<PlayOutcome[]> CheckAsync(Case x)
    {
        var options = new LifecycleOptions { Playbook = x.Playbook(), LateEvents = x.Late };
        var tracker = LifecycleTracker.Create(options, new InMemoryCustomerStore(), new FakeTimeProvider(Now), []);
        foreach (var i in x.Arrivals) await tracker.RecordAsync("anna", x.Messages[i].ToEvent(i), TrackerSetup.Cancellation);

        var view = await tracker.GetViewAsync("anna", TrackerSetup.Cancellation);
        Assert.Equal(x.Messages.Length, view.Profile.SentMessageCount);
        Assert.Equal(
            [("counted", x.Counted), ("p", x.Cooled), ("q", x.Budgeted)],
            view.Plays.Results.Select(result => (result.Play.Key, result.Outcome)).OrderBy(result => result.Key, StringComparer.Ordinal));
        return [x.Counted, x.Cooled, x.Budgeted];
    }

    private sealed record Sent(int HoursAgo, string Play, bool HasId)
    {
        public DateTimeOffset At => Now.AddHours(-HoursAgo);

        public CustomerEvent ToEvent(int number) =>
            CustomerEvent.Message(CustomerEventKind.MessageSent, At, Play, Channels.OnSite, HasId ? $"m{number}" : null);
    }

    /// <summary>Messages, each at least once among the arrivals, and limits of which each is on a play and channel of its own.</summary>
    private sealed record Case(
        Sent[] Messages, IReadOnlyList<int> Arrivals, int Cap, int CapHours, int CooldownHours, int Budget, int LeastSent,
        LateEventPolicy Late)
    {
        public PlayOutcome Counted => Messages.Length < LeastSent ? PlayOutcome.ConditionFalse : PlayOutcome.Chosen;

        public PlayOutcome Cooled =>
            Within("p", CooldownHours) > 0
                ? PlayOutcome.CoolingDown : Within("p", CapHours) >= Cap ? PlayOutcome.Capped : PlayOutcome.Chosen;

        public PlayOutcome Budgeted => Within("q", CapHours) >= Cap ? PlayOutcome.Capped
            : Messages.Count(message => message.Play == "q" && message.At.Date == Now.Date) >= Budget ? PlayOutcome.BudgetSpent
            : PlayOutcome.Chosen;

        public Playbook Playbook()
        {
            var cap = FrequencyCap.InWindow(Cap, TimeSpan.FromHours(CapHours));
            return LifecycleKit.Plays.Playbook.Build("b", book => book
                .Play(
                    "counted",
                    play => play.Channel(Channels.Custom).Needs(ConsentNeed.None).When(Fields.SentMessageCount.AtLeast(LeastSent)))
                .Play(
                    "p", play => play.Channel(Channels.InPerson).Needs(ConsentNeed.None).FrequencyCap(cap)
                        .Cooldown(TimeSpan.FromHours(CooldownHours)))
                .Play("q", play => play.Channel(Channels.OnSite).FrequencyCap(cap).DailyBudget(Budget)));
        }

        private int Within(string play, int hours) => Messages.Count(message => message.Play == play && message.HoursAgo < hours);
    }
}
