using FsCheck.Fluent;
using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Customers;

public class MessageLogTests
{
    [Fact]
    public void Apply_SentMessages_KeepsThemByInstantAndCountsEach()
    {
        var history = new CustomerHistory();
        foreach (var (day, play) in new[] { (3, "b"), (1, "a"), (3, "a"), (1, "a") }) history.Apply(Sent(day, play));
        history.Apply(CustomerEvent.Message(CustomerEventKind.MessageOpened, Days.Day(4), "b", Channels.Email));
        Assert.Equal(
            [("a", 1.0), ("a", 1.0), ("a", 3.0), ("b", 3.0)],
            history.Messages.Select(message => (message.Play, (message.SentAt - Days.Start).TotalDays)));
        Assert.Equal(history.Messages.Count, history.Profile.SentMessageCount);
    }

    /// <summary>The log has exactly the messages within the horizon of the latest, in any order of arrival and after each undo.</summary>
    [Fact]
    public void Apply_ManyMessages_KeepsExactlyThoseWithinTheHorizon() => Law.Holds(
        Gen.ArrayOf(Gen.Choose(0, 3_000)).Resize(300),
        days =>
        {
            var history = new CustomerHistory();
            for (var i = 0; i < days.Length; i++)
            {
                history.Apply(Sent(days[i] + 1, "undone"), out var undo);
                history.Undo(undo);
                history.Apply(Sent(days[i], "a"));
                if (i % 32 != 0 && i != days.Length - 1) continue;
                var last = days[..(i + 1)].Max();
                var expected = days[..(i + 1)].Where(day => day >= last - 400).Order().Select(day => Days.Day(day)).ToList();
                Assert.Equal(expected, history.Messages.Select(message => message.SentAt));
                Assert.Equal(expected, Enumerable.Range(0, history.Messages.Count).Select(at => history.Messages[at].SentAt));
                Assert.Equal(expected, history.Clone().Messages.Select(message => message.SentAt));
            }
        },
        count: 300);

    [Fact]
    public void Item_OutOfRange_IsRefused()
    {
        var history = new CustomerHistory();
        history.Apply(Sent(0, "a"));
        history.Apply(Sent(500, "a"));
        Assert.Single(history.Messages);
        Assert.Throws<ArgumentOutOfRangeException>(() => history.Messages[-1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => history.Messages[1]);
    }

    private static CustomerEvent Sent(double day, string play) =>
        CustomerEvent.Message(CustomerEventKind.MessageSent, Days.Day(day), play, Channels.Email);
}
