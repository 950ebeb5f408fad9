using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Rfm;
using LifecycleKit.Stages;
using LifecycleKit.Tracking;

namespace LifecycleKit.Tests.Tracking;

public class LifecycleTrackerTests
{
    private readonly TrackerSetup _setup = new();

    [Fact]
    public async Task GetViewAsync_UnknownCustomer_IsAtInitialStageAndNotKnown()
    {
        var view = await _setup.Tracker.GetViewAsync("unknown", TrackerSetup.Cancellation);

        Assert.False(view.IsKnown);
        Assert.Equal("visitor", view.Track("journey").Stage);
        Assert.Null(view.Segment);
        Assert.Equal(0, _setup.Store.Count);
    }

    [Fact]
    public async Task RecordAsync_FirstOrder_MovesAndCounts()
    {
        var result = await _setup.RecordAsync(_setup.Order("1", 19.90m));
        var view = await _setup.Tracker.GetViewAsync("anna", TrackerSetup.Cancellation);

        var notice = Assert.Single(result.Transitions);
        Assert.Equal(("visitor", "customer", "buys", 1L), (notice.From, notice.To, notice.Rule, notice.Sequence));
        Assert.Equal(RecordOutcome.Applied, result.Outcome);
        Assert.True(view.IsKnown);
        Assert.Equal((1, 19.90m), (view.Profile.OrderCount, view.Profile.NetRevenue));
        Assert.Equal(("customer", "customer", TrackerSetup.Start, TrackerSetup.Start.AddDays(30)), Standing(view));
    }

    [Fact]
    public async Task GetViewAsync_AfterDue_ShowsTheTimeBasedTransitionAndSavesNothing()
    {
        await _setup.RecordAsync(_setup.Order("1"));
        _setup.Time.Advance(TimeSpan.FromDays(31));

        Assert.Equal("quiet", await _setup.StageAsync());
        Assert.Single(_setup.Handler.Heard);
    }

    [Fact]
    public async Task SweepAsync_AfterDue_MovesAtTheDueInstantAndCallsHandlers()
    {
        await _setup.RecordAsync(_setup.Order("1"));
        _setup.Time.Advance(TimeSpan.FromDays(45));

        var sweep = await _setup.Tracker.SweepAsync(cancellationToken: TrackerSetup.Cancellation);
        var again = await _setup.Tracker.SweepAsync(cancellationToken: TrackerSetup.Cancellation);

        var notice = Assert.Single(sweep.Transitions);
        Assert.Equal(
            ("quiet", TrackerSetup.Start.AddDays(30), TrackerSetup.Start.AddDays(45)), (notice.To, notice.EffectiveAt, notice.RecordedAt));
        Assert.Equal(["customer", "quiet"], _setup.Handler.Heard.Select(heard => heard.To));
        Assert.Equal(0, again.CustomerCount);
    }

    [Fact]
    public async Task SweepAsync_ManyDue_TakesTheLongestOverdueFirstAndSaysThatThereAreMore()
    {
        foreach (var customer in (string[])["c", "a", "b"])
        {
            await _setup.RecordAsync(_setup.Order($"of {customer}"), customer);
            _setup.Time.Advance(TimeSpan.FromHours(1));
        }

        await _setup.RecordAsync(CustomerEvent.Visit(_setup.Time.GetUtcNow()), "never due");
        _setup.Time.Advance(TimeSpan.FromDays(40));
        var first = await _setup.Tracker.SweepAsync(maxCount: 2, TrackerSetup.Cancellation);
        var second = await _setup.Tracker.SweepAsync(maxCount: 2, TrackerSetup.Cancellation);

        Assert.Equal(["c", "a"], first.Transitions.Select(notice => notice.Customer.CustomerId));
        Assert.True(first.HasMore);
        Assert.Equal(["b"], second.Transitions.Select(notice => notice.Customer.CustomerId));
        Assert.False(second.HasMore);
    }

    [Fact]
    public async Task RecordAsync_SameEventIdTwice_IsADuplicateAndChangesNothing()
    {
        var visit = CustomerEvent.Visit(_setup.Time.GetUtcNow(), eventId: "v1");
        await _setup.RecordAsync(visit);

        var again = await _setup.RecordAsync(visit);

        Assert.Equal(RecordOutcome.Duplicate, again.Outcome);
        Assert.Equal(1, (await _setup.Tracker.GetViewAsync("anna", TrackerSetup.Cancellation)).Profile.VisitCount);
    }

    [Fact]
    public async Task RecordAsync_SameEventIdAfterTheHorizon_IsRecordedAgain()
    {
        await _setup.RecordAsync(CustomerEvent.Visit(_setup.Time.GetUtcNow(), eventId: "v1"));
        _setup.Time.Advance(TimeSpan.FromDays(31));
        await _setup.RecordAsync(CustomerEvent.Visit(_setup.Time.GetUtcNow(), eventId: "v2"));

        var again = await _setup.RecordAsync(CustomerEvent.Visit(_setup.Time.GetUtcNow(), eventId: "v1"));

        Assert.Equal(RecordOutcome.Applied, again.Outcome);
    }

    [Fact]
    public async Task RecordAsync_EventAheadOfTheClock_IsRefusedBeyondTheTolerance()
    {
        var soon = CustomerEvent.Visit(_setup.Time.GetUtcNow() + TimeSpan.FromMinutes(5));
        var later = CustomerEvent.Visit(_setup.Time.GetUtcNow() + TimeSpan.FromMinutes(5) + TimeSpan.FromTicks(1));

        await _setup.RecordAsync(soon);
        var error = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await _setup.RecordAsync(later));

        Assert.Contains("ahead of the clock", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, (await _setup.Tracker.GetViewAsync("anna", TrackerSetup.Cancellation)).Profile.VisitCount);
    }

    [Fact]
    public async Task RecordAsync_BadInput_IsRefusedAndChangesNothing()
    {
        var setup = new TrackerSetup(options => options.ReportingCurrency = "EUR");

        await Assert.ThrowsAsync<ArgumentException>(async () => await setup.RecordAsync(default));
        await Assert.ThrowsAsync<ArgumentException>(async () => await setup.RecordAsync(setup.Order("1"), customer: " "));
        await Assert.ThrowsAsync<CurrencyMismatchException>(async () => await setup.RecordAsync(setup.Order("1", currency: "USD")));

        Assert.Equal(0, setup.Store.Count);
    }

    [Fact]
    public async Task RecordAsync_FullRefund_RollsBackTheFiguresButNotTheStage()
    {
        await _setup.RecordAsync(_setup.Order("1", 50));
        _setup.Time.Advance(TimeSpan.FromDays(2));
        var refund = new OrderSnapshot
        {
            OrderId = "1", PlacedAt = TrackerSetup.Start, ChangedAt = _setup.Time.GetUtcNow(), GrossTotal = 50, RefundedTotal = 50,
        };

        var result = await _setup.RecordAsync(CustomerEvent.Order(refund));
        var view = await _setup.Tracker.GetViewAsync("anna", TrackerSetup.Cancellation);

        Assert.Equal(EventTriggers.OrderRefunded, result.Applied.Triggers);
        Assert.Equal((0, 0m), (view.Profile.OrderCount, view.Profile.NetRevenue));
        Assert.Equal("customer", view.Track("journey").Stage);
        Assert.Null(view.Track("journey").NextDue);
    }

    [Fact]
    public async Task RecordAsync_EventOlderThanTheLast_IsLateAndCounts()
    {
        var first = await _setup.RecordAsync(_setup.Order("1", 50));
        var late = await _setup.RecordAsync(CustomerEvent.Visit(TrackerSetup.Start.AddDays(-1)));
        var view = await _setup.Tracker.GetViewAsync("anna", TrackerSetup.Cancellation);

        Assert.Equal((false, true), (first.IsLate, late.IsLate));
        Assert.Equal(
            (1, TrackerSetup.Start.AddDays(-1), "customer"),
            (view.Profile.VisitCount, view.Profile.FirstSeenAt, view.Track("journey").Stage));
    }

    [Fact]
    public async Task ForScope_SameCustomerId_IsAnotherCustomer()
    {
        var other = _setup.Tracker.ForScope("shop-2");
        await _setup.RecordAsync(_setup.Order("1"));

        Assert.Equal("visitor", (await other.GetViewAsync("anna", TrackerSetup.Cancellation)).Track("journey").Stage);
        await other.RecordAsync("anna", CustomerEvent.Visit(_setup.Time.GetUtcNow()), TrackerSetup.Cancellation);
        Assert.Equal((2, "shop-2"), (_setup.Store.Count, other.Scope));
        Assert.Equal("customer", (await other.ForScope("").GetViewAsync("anna", TrackerSetup.Cancellation)).Track("journey").Stage);
    }

    [Fact]
    public async Task RecordAsync_SeveralTracks_FoldsOnceAndMovesInEach()
    {
        var vip = LifecycleDefinition.Build("tier", tier => tier
            .Stage("basic", 0).Stage("gold", 1)
            .Rule("spends", rule => rule.From("basic").To("gold").WhenTimePasses().When(Fields.NetRevenue.AtLeast(100))));
        var setup = new TrackerSetup(options => options.AddTrack("tier", vip));

        var result = await setup.RecordAsync(setup.Order("1", 120));
        var view = await setup.Tracker.GetViewAsync("anna", TrackerSetup.Cancellation);

        Assert.Equal(["journey", "tier"], result.Transitions.Select(notice => notice.Track));
        Assert.Equal((1, "customer", "gold"), (view.Profile.OrderCount, view.Track("journey").Stage, view.Track("tier").Stage));
        Assert.Throws<ArgumentException>(() => view.Track("other"));
    }

    [Fact]
    public async Task GetViewAsync_WithCutPoints_ScoresAndSegments()
    {
        RfmValues[] population = [.. Enumerable.Range(1, 100).Select(i => RfmValues.Create(i, i, i * 10))];
        var setup = new TrackerSetup(options => options.Rfm = RfmModel.Fit(population, TrackerSetup.Start));
        await setup.RecordAsync(setup.Order("1", 5));

        var view = await setup.Tracker.GetViewAsync("anna", TrackerSetup.Cancellation);

        Assert.Equal("511", view.Rfm.ToString());
        Assert.Equal(("First-time Customers", "Retention"), (view.Segment!.Name, view.Segment.Phase));
    }

    [Fact]
    public async Task GetViewAsync_OrdersButNoCutPoints_HasNoSegment()
    {
        await _setup.RecordAsync(_setup.Order("1"));

        var view = await _setup.Tracker.GetViewAsync("anna", TrackerSetup.Cancellation);

        Assert.False(view.Rfm.IsScored);
        Assert.Null(view.Segment);
    }

    [Fact]
    public async Task RecordAsync_ManyAtOnce_LosesNone()
    {
        const int Writers = 8, Each = 50;
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < Each; i++)
            {
                await _setup.RecordAsync(CustomerEvent.Visit(_setup.Time.GetUtcNow()));
                await _setup.RecordAsync(_setup.Order($"{writer}-{i}", 1));
            }
        })));

        var view = await _setup.Tracker.GetViewAsync("anna", TrackerSetup.Cancellation);
        Assert.Equal(
            (Writers * Each, Writers * Each, (decimal)(Writers * Each)),
            (view.Profile.VisitCount, view.Profile.OrderCount, view.Profile.NetRevenue));
        Assert.Single(_setup.Handler.Heard);
    }

    [Fact]
    public void Create_OptionsWithErrors_ListsAllOfThem()
    {
        var options = new LifecycleOptions
        {
            ReportingCurrency = "euro", FutureTolerance = TimeSpan.FromDays(2), DuplicateHorizon = TimeSpan.Zero, TimeZone = null!,
        };

        var error = Assert.Throws<ArgumentException>(() => LifecycleTracker.Create(options));

        foreach (var name in (string[])["ReportingCurrency", "FutureTolerance", "DuplicateHorizon", "TimeZone"])
            Assert.Contains(name, error.Message, StringComparison.Ordinal);
    }

    private static (string Stage, string? Highest, DateTimeOffset Since, DateTimeOffset? Due) Standing(CustomerView view)
    {
        var track = view.Track("journey");
        return (track.Stage, track.HighestStage, track.EnteredAt, track.NextDue);
    }
}
