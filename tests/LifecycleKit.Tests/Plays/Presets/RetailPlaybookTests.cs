using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Plays;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Plays;

public class RetailPlaybookTests
{
    private static readonly Dictionary<string, Condition> Types = new()
    {
        ["welcome-by-source"] = CustomerTypes.FirstTimeVisitor(),
        ["first-order-offer"] = CustomerTypes.ReturnedWithoutBuying,
        ["vip-service"] = CustomerTypes.Vip,
        ["big-spender-credit"] = CustomerTypes.LapsedBigSpender,
        ["call-for-the-reason"] = CustomerTypes.LapsedBigSpender,
        ["second-order-incentive"] = CustomerTypes.OneTimeBuyerPast(45),
        ["value-without-discount"] = CustomerTypes.DiscountOnlyBuyer,
    };

    [Fact]
    public void Stages_OfThePlays_AreAllOfTheLifecycle() => Assert.Equal(
        LifecyclePresets.Retail.Stages.Select(stage => stage.Id).Order(StringComparer.Ordinal),
        Playbooks.Retail.Plays.SelectMany(play => play.Stages).Distinct().Order(StringComparer.Ordinal));

    /// <summary>No combination of stage and segment is without a play, even if it cannot occur.</summary>
    [Fact]
    public void Stage_OfTheLifecycle_HasAPlayForAllItsCustomers() => Assert.All(LifecyclePresets.Retail.Stages, stage => Assert.Contains(
        Playbooks.Retail.Plays,
        play => play.Stages.Contains(stage.Id)
            && play is { Segments.IsEmpty: true, When: null, Channel: Channels.OnSite, Consent: ConsentNeed.None }));

    [Fact]
    public void Decide_InAnyCellThatOccurs_ChoosesAPlay()
    {
        var cells = new SortedSet<string>(StringComparer.Ordinal);
        Law.Holds(LifeGen.Of(Playbooks.Retail), life =>
        {
            cells.Add($"{life.Stage} x {life.Segment}");
            Assert.False(life.Decide().Chosen.IsEmpty);
        });
        var stages = cells.Select(cell => cell.Split(" x ")[0]).Distinct();
        var segments = cells.Select(cell => cell.Split(" x ")[1]).Distinct();
        // Eleven segments, and none for customers with neither a visit nor an order.
        Assert.Equal((9, 12), (stages.Count(), segments.Count()));
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', cells));
    }

    [Fact]
    public void Decide_ForACustomerOfAType_ConsidersThePlayForIt()
    {
        var met = new HashSet<string>();
        Law.Holds(LifeGen.Of(Playbooks.Retail), life =>
        {
            foreach (var result in life.Decide().Results.ToArray())
            {
                if (!Types.TryGetValue(result.Play.Key, out var kind) || kind.Evaluate(life.Facts()) != Truth.True) continue;
                met.Add(result.Play.Key);
                Assert.False(
                    result.Outcome is PlayOutcome.OtherStage or PlayOutcome.OtherSegment or PlayOutcome.ConditionFalse
                        or PlayOutcome.ConditionUnknown);
            }
        });
        Assert.Equal(Types.Count, met.Count);
    }
}
