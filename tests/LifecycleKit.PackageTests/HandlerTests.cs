using LifecycleKit.Testing;
using LifecycleKit.Tracking;
using Microsoft.Extensions.Time.Testing;

public class HandlerTests
{
    /// <summary>Greets each member once, however often a notice is delivered.</summary>
    private sealed class GreetMembers : ITransitionHandler
    {
        private readonly HashSet<string> _ids = [];

        public List<string> Greeted { get; } = [];

        public ValueTask HandleAsync(TransitionNotice notice, CancellationToken cancellationToken)
        {
            if (notice.To == "member" && _ids.Add(notice.Id)) Greeted.Add(notice.Customer.CustomerId);
            return ValueTask.CompletedTask;
        }
    }

    [Fact]
    public async Task HandleAsync_OfARepeatedNotice_GreetsOnce()
    {
        var greeter = new GreetMembers();
        var notice = TransitionNotices.Create(TeaClub.Definition, rule: "joins", customerId: "carla", at: TeaClub.Monday);

        await greeter.HandleAsync(notice, TestContext.Current.CancellationToken);
        await greeter.HandleAsync(notice, TestContext.Current.CancellationToken);
        await greeter.HandleAsync(
            TransitionNotices.Create(TeaClub.Definition, "dozes-off", "ben", TeaClub.Monday), TestContext.Current.CancellationToken);

        Assert.Equal(["carla"], greeter.Greeted);
    }

    [Fact]
    public async Task Tracker_WithAFailingHandler_DeliversAgain()
    {
        var clock = new FakeTimeProvider(TeaClub.Monday);
        var recorder = new RecordingHandler();
        var tracker = LifecycleTracker.Create(
            new LifecycleOptions().AddTrack("club", TeaClub.Definition), timeProvider: clock, handlers: [recorder]);
        recorder.FailNext();

        await CustomerTimeline.Create("anna", TeaClub.Monday).Order(12m).Order(18m)
            .RunAsync(tracker, clock.SetUtcNow, TestContext.Current.CancellationToken);
        Assert.Empty(recorder.GetNotices());
        clock.Advance(TimeSpan.FromMinutes(1));
        await tracker.SweepAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("joins", Assert.Single(recorder.GetNotices()).Rule);
    }
}
