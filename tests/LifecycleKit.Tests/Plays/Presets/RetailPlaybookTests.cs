using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Plays;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Plays;

public class RetailPlaybookTests
{
    private static readonly Dictionary<string, Condition> Kinds = new()
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

    /// <summary>So no cell of stage and segment is empty, whether it can occur or not.</summary>
    [Fact]
    public void Stage_OfTheLifecycle_HasAPlayForEverybodyInIt() => Assert.All(LifecyclePresets.Retail.Stages, stage => Assert.Contains(
        Playbooks.Retail.Plays,
        play => play.Stages.Contains(stage.Id) && play is { Segments.IsEmpty: true, When: null, Channel: Channels.OnSite, Consent: ConsentNeed.None }));

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
        Assert.Equal((9, 11), (stages.Count(), segments.Count()));
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', cells));
    }

    [Fact]
    public void Decide_ForACustomerOfAKind_DoesNotPassOverThePlayForIt()
    {
        var met = new HashSet<string>();
        Law.Holds(LifeGen.Of(Playbooks.Retail), life =>
        {
            foreach (var verdict in life.Decide().Results.ToArray())
            {
                if (!Kinds.TryGetValue(verdict.Play.Key, out var kind) || kind.Evaluate(life.Facts()) != Truth.True) continue;
                met.Add(verdict.Play.Key);
                Assert.False(verdict.Outcome is PlayOutcome.OtherStage or PlayOutcome.OtherSegment or PlayOutcome.ConditionFalse or PlayOutcome.ConditionUnknown);
            }
        });
        Assert.Equal(Kinds.Count, met.Count);
    }
}
