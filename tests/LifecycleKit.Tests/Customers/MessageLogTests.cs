using FsCheck.Fluent;
using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Customers;

public class MessageLogTests
{
    [Fact]
    public void Fold_SentMessages_KeepsThemByInstantAndEachOnce()
    {
        var history = new CustomerHistory();
        foreach (var (day, play) in new[] { (3, "b"), (1, "a"), (3, "a"), (1, "a") }) history.Fold(Sent(day, play));
        history.Fold(CustomerEvent.Message(CustomerEventKind.MessageOpened, Days.Day(4), "b", Channels.Email));
        Assert.Equal([("a", 1.0), ("a", 3.0), ("b", 3.0)], Enumerable.Range(0, history.Messages.Count).Select(
            i => (history.Messages[i].Play, (history.Messages[i].SentAt - Days.Start).TotalDays)));
    }

    [Fact]
    public void Fold_ManyMessages_ForgetsOnlyWhatIsOlderThanTheHorizon() => Law.Holds(
        Gen.ArrayOf(Gen.Choose(0, 3_000)).Resize(300),
        days =>
        {
            var history = new CustomerHistory();
            foreach (var day in days) history.Fold(Sent(day, "a"));
            var kept = Enumerable.Range(0, history.Messages.Count).Select(i => history.Messages[i].SentAt).ToList();
            Assert.Equal(kept.Order(), kept);
            var last = days.DefaultIfEmpty().Max();
            Assert.Subset(kept.ToHashSet(), days.Where(day => day >= last - 400).Select(day => Days.Day(day)).ToHashSet());
        },
        count: 300);

    private static CustomerEvent Sent(double day, string play) => CustomerEvent.Message(CustomerEventKind.MessageSent, Days.Day(day), play, Channels.Email);
}
