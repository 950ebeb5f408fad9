using FsCheck.Fluent;
using LifecycleKit.Customers;
using LifecycleKit.Plays;

namespace LifecycleKit.Tests.Plays;

public class PlaybooksTests
{
    public static TheoryData<string> Names => [.. Playbooks.All.Select(book => book.Name)];

    [Fact]
    public void All_Presets_AreFoundByTheirNames()
    {
        Assert.Equal(["five-phase", "retail", "b2b"], Playbooks.All.Select(book => book.Name));
        Assert.All(Playbooks.All, book => Assert.Same(book, Playbooks.Find(book.Name)));
        Assert.Null(Playbooks.Find("Retail"));
        Assert.Throws<ArgumentNullException>(() => Playbooks.Find(null!));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Plays_OfAPreset_HaveAGoal(string name) => Assert.All(Playbooks.Find(name)!.Plays, play =>
    {
        Assert.EndsWith(".", play.Goal, StringComparison.Ordinal);
        Assert.Equal(play.Key, play.ContentKey);
        Assert.InRange(play.Cooldown, TimeSpan.FromDays(1), TimeSpan.FromDays(365));
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void Plays_AwayFromTheSite_NeedConsent(string name) => Assert.All(
        Playbooks.Find(name)!.Plays,
        play => Assert.Equal(play.Channel == Channels.OnSite ? ConsentNeed.None : ConsentNeed.Contactable, play.Consent));

    [Theory]
    [MemberData(nameof(Names))]
    public void Channels_OfAPreset_AreCappedEach(string name)
    {
        var book = Playbooks.Find(name)!;
        Assert.NotEmpty(book.FrequencyCaps);
        Assert.All(ChannelIndex.All, channel => Assert.NotEmpty(book.GetFrequencyCaps(channel)));
        Assert.Equal(
            [Channels.Sms, Channels.Push, Channels.InPerson], ChannelIndex.All.Where(channel => book.GetQuietHours(channel).HasHours));
        Assert.All(book.Plays, play => Assert.Equal(play.Channel == Channels.InPerson ? 20 : null, play.DailyBudget));
    }

    /// <summary>With equal priorities only the draw would decide which play is first.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Plays_OfOneChannelForOneCustomer_DifferInPriority(string name)
    {
        var plays = Playbooks.Find(name)!.Plays;
        var ties =
            from one in plays
            from other in plays
            where string.CompareOrdinal(one.Key, other.Key) < 0 && (one.Channel, one.Priority) == (other.Channel, other.Priority)
            where Meet(one.Stages, other.Stages) && Meet(one.Segments, other.Segments)
            select $"{one} and {other}";
        Assert.Empty(ties);

        static bool Meet(IReadOnlyCollection<string> one, IReadOnlyCollection<string> other) =>
            one.Count == 0 || other.Count == 0 || one.Intersect(other).Any();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Plays_OfAPreset_AreEachChosenForSomeCustomer(string name)
    {
        var book = Playbooks.Find(name)!;
        var heard = PlayLives.Of(book).SelectMany(life => life.Heard).Distinct();
        Assert.Equal(book.Plays.Select(play => play.Key).Order(StringComparer.Ordinal), heard.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Decide_IntoABuffer_AllocatesNothing(string name)
    {
        var life = new PlayLife(Playbooks.Find(name)!).Meet(Channels.All).Visit("ad").Order(8).Hear(20);
        var decision = new PlayDecision();
        Assert.Equal(0, Allocation.Of(() => life.DecideInto(decision)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Decide_WithoutConsent_ChoosesNothingOnEmail(string name) => Law.Holds(
        LifeGen.Of(Playbooks.Find(name)!),
        life =>
        {
            var chosen = life.Decide().Chosen.ToArray();
            Assert.All(chosen, result => Assert.True(
                result.Play.Channel == Channels.OnSite || life.History.Profile.Contacts.IsContactable(result.Play.Channel, life.Now)));
            Assert.Null(life.Unsubscribe().Decide().ForChannel(Channels.Email));
        },
        count: 500);
}
