using LifecycleKit.Customers;
using LifecycleKit.Plays;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests;

/// <summary>A message is distinguished from another by its event id: caps, counts and the profile agree.</summary>
public class MessageCountTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    [Theory]
    [InlineData("a b c d e", 5, PlayOutcome.Capped, LateEventPolicy.Apply)]
    [InlineData("a b c d e", 5, PlayOutcome.Capped, LateEventPolicy.Rebuild)]
    [InlineData("- - - - -", 5, PlayOutcome.Capped, LateEventPolicy.Apply)]
    [InlineData("- - - - -", 5, PlayOutcome.Capped, LateEventPolicy.Rebuild)]
    [InlineData("a a a a a", 1, PlayOutcome.Chosen, LateEventPolicy.Apply)]
    [InlineData("a a a a a", 1, PlayOutcome.Chosen, LateEventPolicy.Rebuild)]
    public async Task RecordAsync_OfMessagesAtOneInstant_CountsThemById(string ids, int sent, PlayOutcome outcome, LateEventPolicy late)
    {
        var book = Playbook.Build(
            "b", x => x.FrequencyCap(FrequencyCap.InWindow(5, TimeSpan.FromDays(3))).Play("p", y => y.Channel(Channels.OnSite)));
        var tracker = LifecycleTracker.Create(new LifecycleOptions { Playbook = book, LateEvents = late });
        foreach (var id in ids.Split(' '))
        {
            await tracker.RecordAsync(
                "anna", CustomerEvent.Message(CustomerEventKind.MessageSent, Now.AddHours(-1), "p", Channels.OnSite, id == "-" ? null : id),
                TestContext.Current.CancellationToken);
        }

        var view = await tracker.GetViewAsync("anna", TestContext.Current.CancellationToken);
        Assert.Equal(sent, view.Profile.SentMessageCount);
        Assert.Equal(outcome, Assert.Single(view.Plays.Results).Outcome);
    }
}
