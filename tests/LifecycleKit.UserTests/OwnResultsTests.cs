using LifecycleKit.Customers;
using LifecycleKit.Plays;
using LifecycleKit.Rfm;
using LifecycleKit.Segments;
using LifecycleKit.Stages;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests;

/// <summary>
/// The tests of a shop build notices, views and results themselves, and run handlers, pages and observers without a tracker.
/// </summary>
public class OwnResultsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);

    private static readonly CustomerKey Anna = new(string.Empty, "anna");

    [Fact]
    public async Task HandleAsync_OfANotice_SendsTheOfferOnce()
    {
        var handler = new SendWinBackOffer();

        await handler.HandleAsync(Notice("active", "at-risk"), Shop.Cancellation);
        await handler.HandleAsync(Notice("active", "at-risk"), Shop.Cancellation);
        await handler.HandleAsync(Notice("at-risk", "active", sequence: 3), Shop.Cancellation);

        Assert.Equal(["anna"], handler.Sent);
    }

    [Fact]
    public void TransitionNotice_OfATransition_HasItsValues()
    {
        var notice = Notice("active", "at-risk");
        Assert.Equal(
            ("journey", "goes-quiet", "active", "at-risk", 2L), (notice.Track, notice.Rule, notice.From, notice.To, notice.Sequence));
        Assert.Equal((Anna, Now.AddDays(-1), Now), (notice.Customer, notice.EffectiveAt, notice.RecordedAt));
        Assert.Equal(notice, TransitionNotice.FromJson(notice.ToJson()));
        Assert.Throws<ArgumentException>("customer", () => new TransitionNotice(default, notice.Transition, Now));
        Assert.Throws<ArgumentException>("transition", () => new TransitionNotice(Anna, default, Now));
    }

    [Fact]
    public void Page_OfAView_ShowsStageSegmentAndPlay()
    {
        Assert.Equal("anna: at-risk since 2026-03-03, Champions, 2 orders, show welcome-back-offer", Page(View()));
        Assert.Equal("anna: at-risk since 2026-03-03, Champions, 2 orders, no play", Page(View() with { Plays = CustomerPlays.None }));
        Assert.Equal("anna: at-risk since 2026-03-03, no segment, 2 orders, show welcome-back-offer", Page(View() with { Segment = null }));
    }

    [Fact]
    public void CustomerPlays_OfResults_ChoosesTheChosenOnes()
    {
        var plays = View().Plays;
        Assert.Equal("welcome-back-offer", Assert.Single(plays.Chosen).Play.Key);
        Assert.Equal(2, plays.Results.Length);
        Assert.Equal(PlayOutcome.NoConsent, plays.Find("we-miss-you-note")!.Value.Outcome);
        Assert.Null(plays.ForChannel(Channels.Email));
        Assert.Throws<ArgumentNullException>("results", () => new CustomerPlays((IEnumerable<PlayResult>)null!));
    }

    [Fact]
    public async Task Checkout_WithAFakeTracker_RecordsTheOrderAndShowsTheView()
    {
        var tracker = new FakeTracker(View(), View() with { Customer = new CustomerKey("other shop", "anna") });
        var checkout = new Checkout(tracker);

        Assert.Equal("anna: at-risk since 2026-03-03, Champions, 2 orders, show welcome-back-offer", await checkout.BuyAsync("anna", "7"));
        Assert.Equal(("anna", "7"), Assert.Single(tracker.Recorded.Select(one => (one.CustomerId, one.Event.Snapshot!.OrderId))));
        tracker.Result = new RecordResult { Outcome = RecordOutcome.Conflict };
        Assert.Equal("contradicts an earlier order", await checkout.BuyAsync("anna", "7"));

        var other = tracker.ForScope("other shop");
        Assert.Equal("other shop", (await other.GetViewAsync("anna", Shop.Cancellation)).Customer.Scope);
        Assert.Equal("at-risk", (await other.ExplainAsync("anna", "journey", Shop.Cancellation)).View.Stage);
        Assert.Equal(
            "we-miss-you-note: as the test says", $"{await other.ExplainPlayAsync("anna", "we-miss-you-note", Shop.Cancellation)}");
        Assert.Equal(2, (await other.SweepAsync(cancellationToken: Shop.Cancellation)).CustomerCount);
    }

    [Fact]
    public void Results_OfATest_HaveTheirValues()
    {
        var notice = Notice("active", "at-risk");
        var failure = new HandlerFailure(typeof(SendWinBackOffer).FullName!, notice, new InvalidOperationException("down"));
        var recorded = new RecordResult
        {
            Outcome = RecordOutcome.Applied, IsLate = true, Transitions = [notice],
            Suppressed = [new Suppression { Track = "journey", Rule = "slips" }],
            HandlerFailures = [failure],
        };
        Assert.Equal("Applied, late, 1 transition(s)", recorded.ToString());
        Assert.Equal((notice, failure), (Assert.Single(recorded.Transitions), Assert.Single(recorded.HandlerFailures)));
        Assert.Equal("journey", Assert.Single(recorded.Suppressed).Track);

        var sweep = new SweepResult
        {
            CustomerCount = 3, MovedOverCount = 1, HasMore = true, Transitions = [notice], HandlerFailures = [failure],
            Failures = [new CustomerFailure(Anna, new InvalidOperationException("down"))],
        };
        Assert.Equal("3 due, 1 moved over, 1 transition(s), 2 failure(s), more are due", sweep.ToString());

        var preview = new PublicationPreview
        {
            Result = new PublishResult { At = Now }, CustomerCount = 9, Moves = [new PreviewedMove("journey", "active", "at-risk", 4)],
        };
        Assert.Equal((9, 4), (preview.CustomerCount, Assert.Single(preview.Moves).CustomerCount));
        Assert.Throws<ArgumentException>("result", () => new PlayExplanation(default, "none"));
        Assert.Throws<ArgumentNullException>("reason", () => new PlayExplanation(View().Plays.Chosen[0], null!));
    }

    [Fact]
    public void Observer_OfResults_CountsWhatFails()
    {
        var observer = new NotingObserver();
        ILifecycleObserver notified = observer;
        var published = new PublishResult
        {
            At = Now,
            Publications =
            [
                new Publication { Number = 1, Part = PublicationPart.Playbook, At = Now, Content = "{}", ContentHash = "A1",
                    Source = PublicationSource.Publisher }
            ],
        };

        notified.OnStarted(new StartReport { Publication = published, IsDurable = false });
        notified.OnPublished(new PublishResult { At = Now, Errors = ["The playbook 'x' is refused."] });
        notified.OnOrderDisputed(Anna, new RecordResult { Outcome = RecordOutcome.Stale });
        notified.OnHandlerFailed(new HandlerFailure("Shop.Welcome", Notice("active", "at-risk"), new InvalidOperationException("down")));
        notified.OnCustomerFailed(new CustomerFailure(Anna, new InvalidOperationException("down")));

        Assert.Equal(
            "1 publication(s) at 2026-03-04T12:00:00.0000000+00:00, 0 diagnostic(s)",
            Assert.Single(observer.Starts).Publication.ToString());
        Assert.False(Assert.Single(observer.Publications).IsPublished);
        Assert.Equal(RecordOutcome.Stale, Assert.Single(observer.Disputed).Result.Outcome);
        Assert.Equal("Shop.Welcome", Assert.Single(observer.HandlerFailures).Handler);
        Assert.Equal(Anna, Assert.Single(observer.CustomerFailures).Customer);
    }

    private static TransitionNotice Notice(string from, string to, long sequence = 2) => new(
        Anna,
        new Transition
        {
            Track = "journey", Rule = "goes-quiet", From = from, To = to, EffectiveAt = Now.AddDays(-1), Sequence = sequence,
            DefinitionHash = "A1", ContextVersion = "B2",
        },
        Now);

    private static CustomerView View()
    {
        var history = new CustomerHistory();
        foreach (var id in (string[])["1", "2"])
            history.Apply(CustomerEvent.Order(new OrderSnapshot { OrderId = id, PlacedAt = Now.AddDays(-100), GrossTotal = 50 }));
        return new CustomerView
        {
            Customer = Anna,
            SubjectKey = "key",
            AsOf = Now,
            IsKnown = true,
            Profile = history.Profile,
            Rfm = RfmScore.Create(5, 5, 5),
            Segment = SegmentMaps.FivePhase.Segments.Single(segment => segment.Name == "Champions"),
            Forecast = default,
            Tracks = [new TrackView { Track = "journey", Stage = "at-risk", EnteredAt = Now.AddDays(-1) }],
            Plays = new CustomerPlays(
            [
                new PlayResult(Playbooks.Retail.Find("we-miss-you-note")!, PlayOutcome.NoConsent),
                new PlayResult(Playbooks.Retail.Find("welcome-back-offer")!, PlayOutcome.Chosen),
            ]),
        };
    }

    /// <summary>A page of a shop.</summary>
    private static string Page(CustomerView view)
    {
        var journey = view.Track("journey");
        var banner = view.Plays.ForChannel(Channels.OnSite);
        return FormattableString.Invariant(
            $"{view.Customer.CustomerId}: {journey.Stage} since {journey.EnteredAt:yyyy-MM-dd}, {view.Segment?.Name ?? "no segment"}, {view.Profile.OrderTotals.OrderCount} orders, ")
            + (banner is null ? "no play" : $"show {banner.ContentKey}");
    }

    /// <summary>A handler of a shop: sends one offer for each transition to at-risk.</summary>
    private sealed class SendWinBackOffer : ITransitionHandler
    {
        private readonly HashSet<string> _handled = [];

        public List<string> Sent { get; } = [];

        public ValueTask HandleAsync(TransitionNotice notice, CancellationToken cancellationToken)
        {
            if (notice.To == "at-risk" && _handled.Add(notice.Id)) Sent.Add(notice.Customer.CustomerId);
            return ValueTask.CompletedTask;
        }
    }

    /// <summary>The checkout of a shop.</summary>
    private sealed class Checkout(ILifecycleTracker tracker)
    {
        public async Task<string> BuyAsync(string customerId, string orderId)
        {
            var result = await tracker.RecordAsync(
                customerId, CustomerEvent.Order(new OrderSnapshot { OrderId = orderId, PlacedAt = Now, GrossTotal = 20 }),
                Shop.Cancellation);
            return result.Outcome == RecordOutcome.Conflict
                ? "contradicts an earlier order" : Page(await tracker.GetViewAsync(customerId, Shop.Cancellation));
        }
    }
}
