using LifecycleKit.Customers;
using LifecycleKit.Tracking;

namespace LifecycleKit.Tests.Tracking;

public class TransitionDeliveryTests
{
    private readonly TrackerSetup _setup = new();

    [Fact]
    public async Task RecordAsync_HandlerFails_IsReportedAndTheEventStays()
    {
        _setup.Handler.FailNext(1);

        var result = await _setup.RecordAsync(_setup.Order("1"));

        var failure = Assert.Single(result.HandlerFailures);
        Assert.Equal("The mail server is down.", failure.Error.Message);
        Assert.Equal("customer", await _setup.StageAsync());
        Assert.Empty(_setup.Handler.Heard);
    }

    [Fact]
    public async Task RecordAsync_AfterAFailure_DeliversTheOldTransitionFirst()
    {
        _setup.Handler.FailNext(1);
        await _setup.RecordAsync(_setup.Order("1"));
        _setup.Time.Advance(TimeSpan.FromDays(40));

        await _setup.RecordAsync(_setup.Order("2"));

        Assert.Equal(["customer", "quiet", "customer"], _setup.Handler.Heard.Select(notice => notice.To));
        Assert.Equal([1L, 2L, 3L], _setup.Handler.Heard.Select(notice => notice.Sequence));
        Assert.Equal(3, _setup.Handler.Heard.Select(notice => notice.Id).Distinct().Count());
    }

    [Fact]
    public async Task SweepAsync_AfterFailures_TriesAgainLaterAndLater()
    {
        _setup.Handler.FailNext(2);
        await _setup.RecordAsync(_setup.Order("1"));

        Assert.Equal(0, (await SweepAfter(TimeSpan.FromSeconds(59))).CustomerCount);
        Assert.Single((await SweepAfter(TimeSpan.FromSeconds(1))).HandlerFailures);
        Assert.Equal(0, (await SweepAfter(TimeSpan.FromSeconds(119))).CustomerCount);
        Assert.Empty((await SweepAfter(TimeSpan.FromSeconds(1))).HandlerFailures);
        Assert.Single(_setup.Handler.Heard);
        Assert.Equal(0, (await SweepAfter(TimeSpan.FromDays(1))).CustomerCount);

        ValueTask<SweepResult> SweepAfter(TimeSpan wait)
        {
            _setup.Time.Advance(wait);
            return _setup.Tracker.SweepAsync(cancellationToken: TrackerSetup.Cancellation);
        }
    }

    [Fact]
    public async Task RecordAsync_OneOfTwoHandlersFails_TheOtherIsCalled()
    {
        var good = new OtherHandler();
        var bad = new RecordingHandler();
        bad.FailNext(int.MaxValue);
        var tracker =
            LifecycleTracker.Create(new LifecycleOptions().AddTrack("journey", TrackerSetup.Small), null, _setup.Time, [bad, good]);

        var result = await tracker.RecordAsync("anna", _setup.Order("1"), TrackerSetup.Cancellation);

        Assert.Single(result.HandlerFailures);
        Assert.Equal(1, good.Heard);
    }

    [Fact]
    public async Task RecordAsync_FromAHandlerForTheSameCustomer_DoesNotWaitForItself()
    {
        _setup.Handler.Meanwhile = async notice =>
        {
            if (notice.Sequence == 1)
                await _setup.RecordAsync(CustomerEvent.TraitSet(_setup.Time.GetUtcNow(), "welcome", TraitValue.Create(true)));
        };

        await _setup.RecordAsync(_setup.Order("1"));

        Assert.Single(_setup.Handler.Heard);
        var record = await _setup.Store.LoadAsync(new CustomerKey("", "anna"), null, TrackerSetup.Cancellation);
        Assert.Contains(record.Record!.Document.History.Traits, trait => trait.Name == "welcome");
        Assert.False(record.HasDeliveries);
    }

    [Fact]
    public async Task RecordAsync_HandlerMovesTheCustomer_IsCalledInOrder()
    {
        _setup.Handler.Meanwhile = async notice =>
        {
            if (notice.Sequence != 1) return;
            _setup.Time.Advance(TimeSpan.FromDays(40));
            await _setup.RecordAsync(_setup.Order("2"));
        };

        await _setup.RecordAsync(_setup.Order("1"));

        Assert.Equal([1L, 2L, 3L], _setup.Handler.Heard.Select(notice => notice.Sequence));
    }

    [Fact]
    public async Task RecordAsync_CancelledInAHandler_KeepsTheEventAndDeliversLater()
    {
        using var source = new CancellationTokenSource();
        _setup.Handler.Meanwhile = async _ =>
        {
            await source.CancelAsync();
            source.Token.ThrowIfCancellationRequested();
        };

        await _setup.Tracker.RecordAsync("anna", _setup.Order("1"), source.Token);
        _setup.Handler.Meanwhile = null;
        await _setup.Tracker.SweepAsync(cancellationToken: TrackerSetup.Cancellation);

        Assert.Equal("customer", await _setup.StageAsync());
        Assert.Equal([1L, 1L], _setup.Handler.Heard.Select(notice => notice.Sequence));
    }

    [Fact]
    public async Task RecordAsync_ManyTransitionsFromManyCallers_AreDeliveredOnceAndInOrder()
    {
        for (var round = 0; round < 20; round++)
        {
            await Task.WhenAll(
                Enumerable.Range(0, 4).Select(i => Task.Run(async () => await _setup.RecordAsync(_setup.Order($"{round}-{i}")))));
            _setup.Time.Advance(TimeSpan.FromDays(31));
        }

        var heard = _setup.Handler.Heard.Select(notice => notice.Sequence).ToList();
        Assert.Equal(Enumerable.Range(1, heard.Count).Select(i => (long)i), heard);
        Assert.True(heard.Count >= 39, $"{heard.Count} transitions");
    }

    private sealed class OtherHandler : ITransitionHandler
    {
        public int Heard { get; private set; }

        public ValueTask HandleAsync(TransitionNotice notice, CancellationToken cancellationToken)
        {
            Heard++;
            return ValueTask.CompletedTask;
        }
    }
}
