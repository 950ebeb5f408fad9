using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Customers;
using LifecycleKit.Tests.Conditions;

namespace LifecycleKit.Tests.Customers;

/// <summary>The accounts of a customer as a step function, and the contacts of an account, in any order of arrival.</summary>
public class AccountMembershipsTests
{
    private static readonly Gen<CustomerEvent> Event = EventGen.Any.Where(one => one.Kind >= CustomerEventKind.AccountChanged);

    private static readonly DateTimeOffset[] Instants = [.. Enumerable.Range(-1, 24).SelectMany(day => new[] { 0, 6, 12 }
        .Select(hour => Days.Day(day).AddHours(hour)))];

    [Fact]
    public void FindAccount_AfterEventsInAnyOrder_IsThatOfTheLastChangeBefore() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Gen.ArrayOf(Event).Resize(14).ToArbitrary(), events =>
        {
            var history = After(events);
            foreach (var at in Instants) Assert.Equal(Naive(events, at), history.Accounts.FindAccount(at));
            Assert.Equal(NaiveAccountFacts.Last(events)?.AccountId, history.Accounts.AccountId);
            Assert.Equal(NaiveAccountFacts.Last(events)?.At, history.Accounts.ChangedAt);
            Assert.Equal(NaiveAccountFacts.Level(events)?.AccountLevel, history.Accounts.Level?.Name);
            Assert.Equal(NaiveAccountFacts.Level(events)?.AccountRank, history.Accounts.Level?.Rank);
            Assert.Equal(NaiveAccountFacts.ContactCount(events), history.AccountContacts.OpenCount);
        }));

    [Fact]
    public void Capture_OfAnyAccounts_IsReadBack() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(
            Gen.ArrayOf(EventGen.Any).Resize(20).ToArbitrary(), Gen.ArrayOf(Event).Resize(10).ToArbitrary(), (others, events) =>
        {
            var history = After([.. others, .. events]);
            var json = history.Capture().ToJson();
            var read = CustomerHistory.FromSnapshot(CustomerHistorySnapshot.FromJson(json), history.Orders.Clone());
            Assert.Equal(json, read.Capture().ToJson());
            Assert.Equal(history.Accounts.Changes, read.Accounts.Changes);
            Assert.Equal(history.Accounts.Levels, read.Accounts.Levels);
            Assert.Equal(history.AccountContacts.GetAll(), read.AccountContacts.GetAll());
        }));

    [Fact]
    public void Undo_OfAnEventAboutAccounts_GivesTheHistoryOfBefore() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(
            Gen.ArrayOf(Event).Resize(8).ToArbitrary(), Event.ToArbitrary(), (events, last) =>
        {
            var history = After(events);
            var before = history.Capture().ToJson();
            history.Apply(last, out var undo);
            history.Undo(undo);
            Assert.Equal(before, history.Capture().ToJson());
        }));

    [Fact]
    public void AddSums_OfTwoHistories_IsThatOfAllEvents() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(
            Gen.ArrayOf(Event).Resize(8).ToArbitrary(), Gen.ArrayOf(Event).Resize(8).ToArbitrary(), (one, two) =>
        {
            var joined = After(one);
            joined.AddSums(After(two));
            Assert.Equal(After([.. one, .. two]).Capture().ToJson(), joined.Capture().ToJson());
        }));

    [Fact]
    public void FindAccount_BeforeTheFirstAccount_IsThatAccount()
    {
        var accounts = After(
            CustomerEvent.AccountLeft(Days.Day(1)), CustomerEvent.AccountJoined(Days.Day(5), "acme"),
            CustomerEvent.AccountLeft(Days.Day(8)), CustomerEvent.AccountJoined(Days.Day(9), "globex")).Accounts;
        Assert.Equal("acme", accounts.FindAccount(Days.Day(0)));
        Assert.Equal("acme", accounts.FindAccount(Days.Day(3)));
        Assert.Equal("acme", accounts.FindAccount(Days.Day(8).AddTicks(-1)));
        Assert.Null(accounts.FindAccount(Days.Day(8)));
        Assert.Equal("globex", accounts.FindAccount(Days.Day(9)));
        Assert.Null(After(CustomerEvent.AccountLeft(Days.Day(1))).Accounts.FindAccount(Days.Day(2)));
    }

    [Fact]
    public void IsRolledUp_OfKindsAboutThePerson_IsFalse()
    {
        CustomerEventKind[] personal =
        [
            CustomerEventKind.ContactCaptured, CustomerEventKind.ConsentChanged, CustomerEventKind.MessageUnsubscribed,
            CustomerEventKind.Exposure, CustomerEventKind.TraitSet,
        ];
        Assert.All(personal, kind => Assert.False(kind.IsRolledUp()));
        Assert.All(Enum.GetValues<CustomerEventKind>().Skip(1), kind => Assert.True(!kind.IsRolledUp() || !personal.Contains(kind)));
        Assert.Throws<ArgumentOutOfRangeException>(() => CustomerEventKind.None.IsRolledUp());
    }

    private static CustomerHistory After(params CustomerEvent[] events)
    {
        var history = new CustomerHistory();
        foreach (var one in events)
        {
            if (one.Snapshot is not { Currency: not null }) history.Apply(one);
        }

        return history;
    }

    private static string? Naive(CustomerEvent[] events, DateTimeOffset at)
    {
        var changes = events.Where(one => one.Kind == CustomerEventKind.AccountChanged).GroupBy(one => (one.At, one.EventId))
            .Select(same => same.OrderBy(one => one.AccountId, StringComparer.Ordinal).First())
            .OrderBy(one => one.At).ThenBy(one => one.EventId, StringComparer.Ordinal)
            .SkipWhile(one => one.AccountId is null).ToList();
        if (changes.Count == 0) return null;
        return changes[0].At > at ? changes[0].AccountId : changes.Last(one => one.At <= at).AccountId;
    }
}
