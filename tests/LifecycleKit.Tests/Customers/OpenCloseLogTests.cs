using FsCheck.Fluent;
using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Customers;

public class OpenCloseLogTests
{
    [Fact]
    public void Apply_ManyCasesInAnyOrder_KeepsTheLastStateOfEachId() => Law.Holds(
        from events in Gen.ArrayOf(Case(id: Gen.Choose(0, 40), day: Gen.Choose(0, 390))).Resize(400)
        from arrivals in Gen.Shuffle(events)
        select (events, arrivals),
        x =>
        {
            var (expected, actual) = (After(x.events), After(x.arrivals));
            Assert.Equal(expected.Cases.GetAll(), actual.Cases.GetAll());
            Assert.Equal(
                new NaiveCustomer(x.events).Open(CustomerEventKind.CaseOpened, CustomerEventKind.CaseClosed), actual.Profile.OpenCaseCount);
        },
        count: 300);

    [Fact]
    public void Apply_ManyNewCases_ForgetsOnlyClosedOnesBeyondTheHorizon()
    {
        var history = new CustomerHistory();
        history.Apply(CustomerEvent.CaseOpened(Days.Day(0), "open"));
        for (var day = 0; day < 5_000; day++)
        {
            history.Apply(CustomerEvent.CaseOpened(Days.Day(day), $"{day}"));
            history.Apply(CustomerEvent.CaseClosed(Days.Day(day), $"{day}"));
        }

        var remembered = history.Cases.GetAll();
        Assert.Equal((1, true), (history.Profile.OpenCaseCount, history.Cases.IsOpen("open")));
        Assert.InRange(remembered.Count, 401, 1_000);
        Assert.Subset(remembered.Select(state => state.Id).ToHashSet(), Enumerable.Range(4_600, 400).Select(day => $"{day}").ToHashSet());
    }

    [Fact]
    public void Undo_OfAnEventThatMadeOthersForgotten_BringsThemBack()
    {
        var history = new CustomerHistory();
        var forgot = 0;
        for (var day = 0; day < 2_000; day++)
        {
            var before = history.Clone();
            history.Apply(CustomerEvent.CaseClosed(Days.Day(day), $"{day}"), out var undo);
            if (undo.OpenClose.Forgotten is { Length: > 0 }) forgot++;
            history.Undo(undo);
            SameHistory.Assert(before, history);
            history.Apply(CustomerEvent.CaseClosed(Days.Day(day), $"{day}"));
        }

        Assert.True(forgot > 0);
    }

    private static CustomerHistory After(IEnumerable<CustomerEvent> events)
    {
        var history = new CustomerHistory();
        foreach (var e in events) history.Apply(e);
        return history;
    }

    private static FsCheck.Gen<CustomerEvent> Case(FsCheck.Gen<int> id, FsCheck.Gen<int> day) =>
        from item in id
        from at in day
        from e in Gen.Elements(null, "a", "b")
        from isOpen in Gen.Elements(true, false)
        select isOpen ? CustomerEvent.CaseOpened(Days.Day(at), $"{item}", e) : CustomerEvent.CaseClosed(Days.Day(at), $"{item}", e);
}
