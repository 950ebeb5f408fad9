using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Stages;

public class FivePhaseTests
{
    private readonly Story _story = new(LifecyclePresets.FivePhase, PresetCases.Context);

    [Fact]
    public void FivePhase_CustomerWhoKeepsBuyingAndFallsSilent_GoesThroughAllPhases()
    {
        _story.Visit().Contact();
        for (var order = 1; order <= 6; order++) _story.Order().Wait(20);

        Assert.Equal("acquisition > retention > increased-value > veneration > reactivation", _story.Wait(300).Path);
        Assert.Equal("veneration", _story.Highest);
    }

    [Fact]
    public void FivePhase_SilentCustomer_MovesAtTheMidnightAtWhichRecencyPassesACut()
    {
        _story.Order();
        var midnight = new DateTimeOffset(_story.Now.Date, TimeSpan.Zero).AddDays(121);

        Assert.Equal(midnight, _story.NextDue);
        Assert.Equal("reactivation", _story.Wait(200).Stage);
        Assert.Equal(midnight, _story.Transitions[^1].EffectiveAt);
    }

    [Fact]
    public void FivePhase_CustomerWithAllOrdersRefunded_IsToBeAcquired() => Assert.Equal("acquisition", _story.Order().RefundLast().Stage);

    [Fact]
    public void FivePhase_CustomerInReactivationWhoOrders_IsBackWhereTheirScoreBelongs() =>
        Assert.Equal("acquisition > retention > reactivation > increased-value", _story.Order(total: 300).Wait(300).Order(total: 300).Path);

    [Fact]
    public void FivePhase_WithoutCutPoints_MovesNoCustomer() =>
        Assert.Equal("acquisition", new Story(LifecyclePresets.FivePhase).Order().Order().Wait(400).Stage);
}
