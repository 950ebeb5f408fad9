using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests.Stores;

/// <summary>The call for a checkout: no exception, and an end in time.</summary>
public class TryRecordTests
{
    private static ValueTask<RecordResult> TryAsync(Shop shop, CustomerEvent customerEvent, string customer = "anna") =>
        shop.Tracker.TryRecordAsync(customer, customerEvent, Shop.Cancellation);

    [Fact]
    public async Task TryRecordAsync_OfAGoodEvent_IsAsRecordAsync()
    {
        var shop = new Shop(Shop.With(Shop.Quiet(30)));
        var result = await TryAsync(shop, shop.Order("1"));
        Assert.Equal((RecordOutcome.Applied, 1), (result.Outcome, result.Transitions.Count));
        Assert.Null(result.Error);
        Assert.Equal(RecordOutcome.Unchanged, (await TryAsync(shop, shop.Order("1"))).Outcome);
        Assert.Empty(shop.Observer.NotRecorded);
    }

    [Fact]
    public async Task TryRecordAsync_OfWhatIsNotValid_FailsWithTheReason()
    {
        var shop = new Shop(new LifecycleOptions { ReportingCurrency = "EUR" }.AddTrack("journey", Shop.Quiet(30)));
        var dollars = new OrderSnapshot { OrderId = "1", PlacedAt = Shop.Start, GrossTotal = 5, Currency = "USD" };
        Assert.IsType<CurrencyMismatchException>((await TryAsync(shop, CustomerEvent.Order(dollars))).Error);
        Assert.Equal(RecordOutcome.Failed, (await TryAsync(shop, default)).Outcome);
        Assert.Equal(RecordOutcome.Failed, (await TryAsync(shop, shop.Order("1"), customer: " ")).Outcome);
        Assert.Equal(3, shop.Observer.NotRecorded.Count);
        Assert.Equal(0, (await shop.Tracker.ApplyPendingAsync(cancellationToken: Shop.Cancellation)).AppliedCount);
    }

    [Fact]
    public async Task TryRecordAsync_WhileCodeOfTheHostFails_KeepsTheEventForLater()
    {
        var isBroken = true;
        var predicate = Condition.Predicate("erp", (in Facts _) => isBroken ? throw new InvalidOperationException("down") : true);
        var shop = new Shop(Shop.With(LifecycleDefinition.Build("shop", x => x.Stage("new").Stage("buyer")
            .Rule("buys", rule => rule.From("new").To("buyer").On(EventTriggers.OrderPlaced).When(predicate)))));

        var result = await TryAsync(shop, shop.Order("1"));
        Assert.Equal(RecordOutcome.Queued, result.Outcome);
        Assert.IsType<PredicateException>(result.Error);
        Assert.Equal([result], shop.Observer.NotRecorded);

        isBroken = false;
        Assert.Equal(1, (await shop.Tracker.ApplyPendingAsync(cancellationToken: Shop.Cancellation)).AppliedCount);
        Assert.Equal("buyer", (await shop.ViewAsync("anna")).Tracks[0].Stage);
    }

    [Fact]
    public async Task TryRecordAsync_WithoutTheStore_FailsWithTheError()
    {
        var shop = new Shop(Shop.With(Shop.Quiet(30)), new FailingStore());
        var result = await TryAsync(shop, shop.Order("1"));
        Assert.Equal(RecordOutcome.Failed, result.Outcome);
        Assert.IsType<IOException>(result.Error);
    }

    [Fact]
    public async Task TryRecordAsync_WithAHandlerThatHangs_EndsWhenTheTimeIsOver()
    {
        var shop = new Shop(Shop.With(Shop.Quiet(30)));
        var hang = new TaskCompletionSource();
        shop.Handler.Before = async _ =>
        {
            shop.Clock.EndTimers();
            await hang.Task;
        };

        Assert.Equal(RecordOutcome.TimedOut, (await TryAsync(shop, shop.Order("1"))).Outcome);
        hang.SetResult();
        Assert.Equal(RecordOutcome.TimedOut, Assert.Single(shop.Observer.NotRecorded).Outcome);
        Assert.Equal(1, (await shop.ViewAsync("anna")).Profile.OrderCount);
    }

    [Fact]
    public async Task TryRecordAsync_Cancelled_DoesNotThrow()
    {
        var shop = new Shop(Shop.With(Shop.Quiet(30)));
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        Assert.Equal(RecordOutcome.TimedOut, (await shop.Tracker.TryRecordAsync("anna", shop.Order("1"), cancelled.Token)).Outcome);
    }
}
