using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Stages;

public class RetailTests
{
    private readonly Story _story = new(LifecyclePresets.Retail);

    [Fact]
    public void Retail_CustomerWhoKeepsBuying_ClimbsToChampion()
    {
        _story.Visit().Contact();
        Assert.Equal("lead", _story.Stage);
        for (var order = 1; order <= 9; order++) _story.Order().Wait(30);

        Assert.Equal("visitor > lead > first-time > active > loyal > champion", _story.Path);
        Assert.Equal("champion", _story.Highest);
    }

    [Fact]
    public void Retail_LeadWhoUnsubscribes_RemainsALead() =>
        Assert.Equal("lead", _story.Contact().Consent(granted: false).Stage);

    [Fact]
    public void Retail_VisitorWhoRefusesEmail_IsNoLead() =>
        Assert.Equal("visitor", _story.Consent(granted: false).Contact().Stage);

    [Fact]
    public void Retail_SilentCustomer_IsAtRiskAfter90DaysAndLapsedAfter180ToTheTick()
    {
        _story.Order();
        var last = _story.Profile.LastOrderAt!.Value;
        Assert.Equal(last.AddDays(90), _story.NextDue);
        _story.Wait(1_000);

        Assert.Equal("visitor > first-time > at-risk > lapsed", _story.Path);
        Assert.Equal([last.AddDays(90), last.AddDays(180)], _story.Transitions.Skip(1).Select(transition => transition.EffectiveAt));
        Assert.Equal("first-time", _story.Highest);
        Assert.Null(_story.NextDue);
    }

    [Fact]
    public void Retail_LapsedCustomerWhoOrders_IsWonBackAndThenWhereTheirOrdersBelong()
    {
        for (var order = 1; order <= 4; order++) _story.Order();
        _story.Wait(200).Order();
        Assert.Equal("won-back", _story.Stage);
        _story.Wait(20).Order();

        Assert.Equal("loyal", _story.Stage);
        Assert.Equal("visitor > first-time > active > loyal > at-risk > lapsed > won-back > loyal", _story.Path);
    }

    [Theory]
    [InlineData(3, "active")]
    [InlineData(4, "loyal")]
    [InlineData(8, "champion")]
    public void Retail_NextOrderOfTheWonBack_LeadsStraightToTheStageOfTheCount(int count, string stage)
    {
        for (var order = 1; order <= count - 2; order++) _story.Order();

        Assert.EndsWith($"won-back > {stage}", _story.Wait(100).Order().Order().Path, StringComparison.Ordinal);
    }

    [Fact]
    public void Retail_WonBackWhoIsSilentAgain_IsAtRiskAgain() =>
        Assert.Equal("visitor > first-time > at-risk > won-back > at-risk > lapsed", _story.Order().Wait(100).Order().Wait(400).Path);

    [Fact]
    public void Retail_OldOrderThatArrivesLate_WinsNoCustomerBack() =>
        Assert.Equal("lapsed", _story.Order().Wait(500).Order(daysAgo: 300).Stage);

    [Fact]
    public void Retail_OrderOfTheLast180DaysThatComesInLate_MakesTheLapsedAtRisk() =>
        Assert.Equal("at-risk", _story.Order().Wait(500).Order(daysAgo: 120).Stage);

    [Fact]
    public void Retail_OldOrderOfAVisitor_MakesThemLapsedAtOnce() =>
        Assert.Equal("visitor > first-time > at-risk > lapsed", _story.Order(daysAgo: 400).Path);

    [Fact]
    public void Retail_RefundOfTheOnlyOrder_LeadsBackToLead()
    {
        _story.Order().RefundLast();

        Assert.Equal("lead", _story.Stage);
        Assert.Equal("first-time", _story.Highest);
        Assert.Equal("first-time", _story.Order().Stage);
    }

    [Fact]
    public void Retail_ChampionWhoReturnsTheirOrders_GoesDownOrderByOrder()
    {
        for (var order = 1; order <= 8; order++) _story.Order();
        for (var order = 1; order <= 8; order++) _story.RefundLast();

        Assert.EndsWith("champion > loyal > active > first-time > lead", _story.Path, StringComparison.Ordinal);
        Assert.Equal("champion", _story.Highest);
    }

    [Fact]
    public void Retail_PartialRefund_ChangesNothing()
    {
        _story.Order().Order();
        var placed = _story.Profile.LastOrderAt!.Value;
        _story.Tell(
            at => CustomerEvent.Order(
                new OrderSnapshot { OrderId = "#2", PlacedAt = placed, ChangedAt = at, GrossTotal = 100, RefundedTotal = 99 }));

        Assert.Equal("active", _story.Stage);
        Assert.Equal(101, _story.Profile.NetRevenue);
    }

    [Fact]
    public void Retail_OrderAmendedToNothing_IsTakenBack() => Assert.Equal("lead", _story.Order().AmendLastAway().Stage);

    [Fact]
    public void Retail_CancelledOrderThatWonACustomerBack_DoesNotMoveThem() =>
        Assert.Equal(
            "visitor > first-time > at-risk > lapsed > won-back > at-risk > lapsed", _story.Order().Wait(200).Order().CancelLast().Path);

    [Fact]
    public void Retail_OrderOfAFullVoucher_Counts() => Assert.Equal("first-time", _story.Order(total: 0).Stage);
}
