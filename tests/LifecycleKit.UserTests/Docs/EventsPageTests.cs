using System.Reflection;
using LifecycleKit.Customers;
using LifecycleKit.Tests.Docs;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests.Docs;

/// <summary>The tables of docs/events.md say what the code does.</summary>
public class EventsPageTests
{
    private static readonly MarkdownPage Page = MarkdownPage.Read("docs", "events.md");

    private static IReadOnlyList<string[]> Kinds => Page.Table("| Kind | Record it when | Made by | Active | Kept |");

    [Fact]
    public void Kinds_OfThePage_AreAllThatThereAre() => Assert.Equal(
        Enum.GetNames<CustomerEventKind>().Where(name => name != nameof(CustomerEventKind.None)), Kinds.Select(row => row[0]));

    [Fact]
    public void Factories_OfThePage_AreAllThatThereAre() => Assert.Equal(
        typeof(CustomerEvent).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(method => method.ReturnType == typeof(CustomerEvent) && method.Name != nameof(CustomerEvent.FromJson))
            .Select(method => $"CustomerEvent.{method.Name}").Order(StringComparer.Ordinal),
        Kinds.SelectMany(row => row[2].Split(", ")).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Kept_OfThePage_IsWhatTheCodeKeeps() => Assert.Equal(
        Kinds.Select(row => Enum.Parse<CustomerEventKind>(row[0]).IsKept() ? "for good" : "for the horizon"), Kinds.Select(row => row[4]));

    [Fact]
    public void Active_OfThePage_IsWhatTheProfileSees() => Assert.Equal(
        Kinds.Select(row => $"{row[0]} {IsActive(row[0])}"), Kinds.Select(row => $"{row[0]} {row[3]}"));

    [Fact]
    public void Outcomes_OfThePage_AreAllThatThereAre() => Assert.Equal(
        Enum.GetNames<RecordOutcome>(), Page.Table("| Outcome | Means | What to do |").Select(row => row[0]));

    [Fact]
    public void Defaults_OfThePage_AreThoseOfTheOptions()
    {
        var options = new LifecycleOptions();
        Assert.Equal(TimeSpan.FromMinutes(5), options.FutureTolerance);
        Assert.Equal(TimeSpan.FromDays(30), options.DuplicateHorizon);
        Assert.Equal(TimeSpan.FromDays(90), options.ReplayHorizon);
    }

    private static string IsActive(string kind)
    {
        var history = new CustomerHistory();
        history.Apply(Make(Enum.Parse<CustomerEventKind>(kind)));
        return history.Profile.LastSeenAt is null ? "no" : "yes";
    }

    private static CustomerEvent Make(CustomerEventKind kind)
    {
        var at = Shop.Start;
        return kind switch
        {
            CustomerEventKind.Visit => CustomerEvent.Visit(at),
            CustomerEventKind.ContactCaptured => CustomerEvent.ContactCaptured(at, Channels.Email),
            CustomerEventKind.ConsentChanged => CustomerEvent.ConsentChanged(at, Channels.Email, granted: true),
            CustomerEventKind.CartUpdated => CustomerEvent.CartUpdated(at, 1, 1),
            CustomerEventKind.Order => CustomerEvent.Order(new OrderSnapshot { OrderId = "1", PlacedAt = at, GrossTotal = 1 }),
            CustomerEventKind.ReferralMade => CustomerEvent.ReferralMade(at),
            CustomerEventKind.ReferredBy => CustomerEvent.ReferredBy(at),
            CustomerEventKind.Review => CustomerEvent.Review(at, 5),
            CustomerEventKind.SurveyAnswer => CustomerEvent.SurveyAnswer(at, SurveyKind.Nps, 9),
            CustomerEventKind.Exposure => CustomerEvent.Exposure(at, "e", "a"),
            CustomerEventKind.CaseOpened => CustomerEvent.CaseOpened(at, "c"),
            CustomerEventKind.CaseAnswered => CustomerEvent.CaseAnswered(at, "c"),
            CustomerEventKind.CaseClosed => CustomerEvent.CaseClosed(at, "c"),
            CustomerEventKind.DealChanged => CustomerEvent.DealChanged(
                new DealSnapshot { DealId = "d", OpenedAt = at, ChangedAt = at, Stage = "s" }),
            CustomerEventKind.SubscriptionStarted => CustomerEvent.SubscriptionStarted(at, "s"),
            CustomerEventKind.SubscriptionRenewed => CustomerEvent.SubscriptionRenewed(at, "s"),
            CustomerEventKind.SubscriptionCancelled => CustomerEvent.SubscriptionCancelled(at, "s"),
            CustomerEventKind.TraitSet => CustomerEvent.TraitSet(at, "t", TraitValue.Create(1)),
            CustomerEventKind.Custom => CustomerEvent.Custom(at, "c"),
            CustomerEventKind.AccountChanged => CustomerEvent.AccountJoined(at, "a"),
            CustomerEventKind.ContactChanged => CustomerEvent.ContactJoined(at, "c"),
            CustomerEventKind.AccountLevelChanged => CustomerEvent.AccountLevelChanged(at, "a", "s", 1),
            _ => CustomerEvent.Message(kind, at, "p", Channels.Email),
        };
    }
}
