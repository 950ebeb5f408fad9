using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Stages;

public class CartTests
{
    private readonly Story _story = new(LifecyclePresets.Cart);

    [Fact]
    public void Cart_LeftAlone_IsAbandonedAfterAnHourAndLostAfterAWeekToTheTick()
    {
        _story.Cart(items: 2);
        var updated = _story.Now;
        Assert.Equal(("filled", updated.AddHours(1)), (_story.Stage, _story.NextDue));
        _story.Wait(30);
        Assert.Equal("browsing > filled > abandoned > lost", _story.Path);
        Assert.Equal([updated, updated.AddHours(1), updated.AddDays(7)], _story.Transitions.Select(move => move.EffectiveAt));
        Assert.Null(_story.NextDue);
        Assert.Equal("filled", _story.Cart(items: 1).Stage);
    }

    [Fact]
    public void Cart_OrderedInTime_LeadsBackToBrowsing()
    {
        var story = _story.Cart(items: 2);
        var order = new OrderSnapshot { OrderId = "A", PlacedAt = story.Now.AddMinutes(30), GrossTotal = 20 };
        story.Tell(_ => CustomerEvent.Order(order));
        Assert.Equal("browsing > filled > browsing", story.Path);
    }

    [Fact]
    public void Cart_OrderedAfterAbandonment_IsRecoveredForAWeek()
    {
        // An hour passes before each event.
        _story.Cart(items: 2).Order();
        Assert.Equal("browsing > filled > abandoned > recovered", _story.Path);
        var recovered = _story.Now;
        Assert.Equal("browsing", _story.Wait(8).Stage);
        Assert.Equal(recovered.AddDays(7), _story.Transitions[^1].EffectiveAt);
        Assert.Equal("filled", _story.Highest);
    }

    [Fact]
    public void Cart_UpdatedAfterAbandonment_StaysAbandonedUntilTheOrder()
    {
        Assert.Equal("abandoned", _story.Cart(items: 2).Wait(6).Cart(items: 3).Stage);
        Assert.Equal("abandoned", _story.Wait(6).Stage);
        Assert.Equal("recovered", _story.Order().Stage);
    }

    [Fact]
    public void Cart_EmptiedByTheCustomerOrOrderedWhenLost_LeadsBackToBrowsing()
    {
        Assert.Equal("browsing", _story.Cart(items: 2).Wait(1).Cart(items: 0).Stage);
        Assert.Equal("browsing", _story.Cart(items: 2).Wait(9).Order().Stage);
        Assert.DoesNotContain("recovered", _story.Path, StringComparison.Ordinal);
    }

    [Fact]
    public void Cart_OfARecoveredOrderThatIsCancelled_StaysEmpty()
    {
        Assert.Equal("recovered", _story.Cart(items: 2).Order().CancelLast().Stage);
        Assert.Equal(0, _story.Profile.CartItemCount);
        Assert.Equal("browsing", _story.Wait(8).Stage);
    }

    [Fact]
    public void Cart_ReportedLate_IsWhereItsAgeSays()
    {
        Assert.Equal("abandoned", Report(_story.Now.AddDays(-2)).Stage);
        Assert.Equal("browsing > abandoned", _story.Path);
        Assert.Equal("lost", _story.Wait(30).Stage);
        // Between the last update and the loss.
        var before = _story.Transitions[^1].EffectiveAt.AddDays(-2);
        Assert.Equal("abandoned", _story.Tell(_ => CustomerEvent.CartUpdated(before, 20, 2)).Stage);
        // Between the abandonment and now, without a change since.
        Assert.Equal("lost", _story.Wait(30).Stage);
        Assert.Equal("abandoned", Report(_story.Now.AddDays(-3)).Stage);
        Assert.Equal("lost", _story.Wait(30).Stage);
        Assert.Equal("lost", Report(_story.Now.AddDays(-9)).Stage);

        Story Report(DateTimeOffset at) => _story.Tell(_ => CustomerEvent.CartUpdated(at, 20, 2)).Wait(0);
    }
}
