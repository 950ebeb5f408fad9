using LifecycleKit.Clv;
using LifecycleKit.Customers;
using LifecycleKit.Stages;
using LifecycleKit.Testing;
using LifecycleKit.Tracking;
using Microsoft.Extensions.Time.Testing;

public class LifecycleTests
{
    private static readonly CustomerTimeline Member = CustomerTimeline.Create("anna", TeaClub.Monday).Order(12m).AfterDays(3).Order(18m);

    private static readonly LifecycleEngine Engine = LifecycleEngine.Compile(TeaClub.Definition);

    [Fact]
    public void Member_WithoutOrdersForSixtyDays_DozesOff()
    {
        Member.AfterDays(59).Run(Engine).Path.Expect("guest", "member");
        Member.AfterDays(60).Run(Engine).Path.Expect("guest", "member", "dozing");
        Assert.Throws<StagePathException>(() => Member.AfterDays(60).Run(Engine).Path.Expect("guest", "member"));
    }

    [Fact]
    public async Task Member_WhoOrdersAgain_Wakes()
    {
        var clock = new FakeTimeProvider(TeaClub.Monday);
        var tracker = LifecycleTracker.Create(new LifecycleOptions().AddTrack("club", TeaClub.Definition), timeProvider: clock);

        var run = await Member.AfterDays(90).Order(20m).RunAsync(tracker, clock.SetUtcNow, TestContext.Current.CancellationToken);

        run.GetPath("club").Expect("guest", "member", "dozing", "member");
        Assert.Equal(50m, run.View.Profile.NetRevenue);
        Assert.Equal(TeaClub.Monday.AddDays(63), run.GetPath("club").Transitions[1].EffectiveAt);
    }

    [Fact]
    public void Lifecycle_OfTheClub_HasAPathToEveryStage()
    {
        var explored = LifecycleExplorer.Explore(TeaClub.Definition, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(ExplorationEnd.FoundAll, explored.End);
        Assert.Equal(["order", "order", "wait until due"], explored.FindPath("dozing")!.Steps);
    }

    [Fact]
    public async Task Population_OfASeed_IsTheSameAndFillsTheShop()
    {
        var options = new SimulatedPopulationOptions
        {
            Purchases = MbgNbdModel.Create(0.9, 6, 0.8, 2.5, TimeUnit.Week),
            Spend = GammaGammaModel.Create(6, 4, 30),
            CustomerCount = 200,
            Seed = 1,
            Start = TeaClub.Monday.AddYears(-1),
            End = TeaClub.Monday,
        };
        var population = SimulatedPopulation.Create(options, TestContext.Current.CancellationToken);
        var again = SimulatedPopulation.Create(options, TestContext.Current.CancellationToken);
        Assert.Equal(population.GetTrackedEvents(), again.GetTrackedEvents());

        var tracker = LifecycleTracker.Create(
            new LifecycleOptions().AddTrack("club", TeaClub.Definition), timeProvider: new FakeTimeProvider(TeaClub.Monday));
        await tracker.BackfillAsync(
            population.GetTrackedEvents(), new BackfillOptions { Name = "population" }, TestContext.Current.CancellationToken);
        var counts = await tracker.CountByStageAsync("club", TestContext.Current.CancellationToken);
        Assert.Equal(200, counts.Sum(stage => stage.Count));
    }
}
