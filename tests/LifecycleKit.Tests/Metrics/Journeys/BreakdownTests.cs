using FsCheck.Fluent;
using LifecycleKit.Metrics;

namespace LifecycleKit.Tests.Metrics;

public class BreakdownTests
{
    private static readonly StageRanks Shop = StageRanks.Of(["lead", "customer"]);

    [Fact]
    public void Groups_OfParts_AreSortedAndMerged()
    {
        var bySource =
            new Breakdown<StageFunnel>([("search", Funnel("lead")), ("Shop", Funnel("customer")), ("search", Funnel("customer"))]);
        Assert.Equal(["Shop", "search"], bySource.Groups);
        Assert.Equal("lead: 2 > customer: 1", bySource["search"].ToString());
        Assert.Equal((true, false), (bySource.Contains("Shop"), bySource.Contains("shop")));
        Assert.Equal("Shop, search", bySource.ToString());
    }

    /// <summary>
    /// By segment, by source and by track the same law holds: any split of the customers merges to the groups of all of them.
    /// </summary>
    [Fact]
    public void Merge_OfAnySplit_IsTheWhole() => Law.Holds(
        from customers in JourneyGen.Customers
        from groups in Gen.ArrayOf(Gen.Elements("a", "b", "c"), customers.Length)
        from cut in Gen.Choose(0, customers.Length)
        select (customers: customers.Zip(groups).ToArray(), cut),
        x =>
        {
            var whole = Of(x.customers);
            var merged = Of(x.customers[x.cut..]).Merge(Of(x.customers[..x.cut]));
            Assert.Equal(whole.Groups, merged.Groups);
            Assert.All(whole.Groups, group => Assert.Equal(whole[group].ToString(), merged[group].ToString()));

            var one = new Breakdown<StageFunnel>(x.customers.Select(customer => (customer.Second, Alone(customer.First))));
            Assert.Equal(whole.Groups.Select(group => whole[group].ToString()), one.Groups.Select(group => one[group].ToString()));
        },
        count: 300);

    [Fact]
    public void Breakdown_ByTrack_HoldsTablesOfDifferentStages()
    {
        var other = StageRanks.Of(["unaware", "aware"]);
        var byTrack = new Breakdown<StageFunnel>([("retail", Funnel("lead")), ("awareness", StageFunnel.Of(other, []))]);
        Assert.Equal((Shop, other), (byTrack["retail"].Ranks, byTrack["awareness"].Ranks));
        Assert.Throws<ArgumentException>(
            "other", () => new Breakdown<StageFunnel>([("retail", Funnel("lead")), ("retail", StageFunnel.Of(other, []))]));
    }

    [Fact]
    public void Breakdown_OfNothing_IsRefusedOrEmpty()
    {
        Assert.Empty(new Breakdown<StageFunnel>([]).Groups);
        Assert.Throws<ArgumentNullException>("parts", () => new Breakdown<StageFunnel>(null!));
        Assert.Throws<ArgumentException>("parts", () => new Breakdown<StageFunnel>([(null!, Funnel("lead"))]));
        Assert.Throws<ArgumentException>("parts", () => new Breakdown<StageFunnel>([("a", null!)]));
        Assert.Throws<ArgumentNullException>("other", () => new Breakdown<StageFunnel>([]).Merge(null!));
        Assert.Throws<KeyNotFoundException>(() => new Breakdown<StageFunnel>([])["a"]);
    }

    private static StageFunnel Funnel(string stage) => StageFunnel.Of(Shop, [StagePath.Of(Shop, [new(stage, Days.Day(0))], Days.Day(1))]);

    private static StageFunnel Alone(NaiveJourney customer) => StageFunnel.Of(JourneyGen.Ranks, [customer.Path(JourneyGen.Ranks)]);

    private static Breakdown<StageFunnel> Of(IEnumerable<(NaiveJourney First, string Second)> customers) => new(customers
        .GroupBy(customer => customer.Second)
        .Select(group => (group.Key, StageFunnel.Of(JourneyGen.Ranks, group.Select(customer => customer.First.Path(JourneyGen.Ranks))))));
}
