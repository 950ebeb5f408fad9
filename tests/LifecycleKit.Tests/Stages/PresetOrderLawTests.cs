using FsCheck;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Stages;

/// <summary>The same facts in any order, over the same instants of a day, end in the same stage of every preset.</summary>
public class PresetOrderLawTests
{
    /// <summary>
    /// All presets but that of carts, whose stages are about the order of events: an order before the cart is not one of it.
    /// </summary>
    public static TheoryData<string> Presets =>
        [.. LifecyclePresets.All.Select(preset => preset.Name).Where(name => name != LifecyclePresets.Cart.Name)];

    [Theory]
    [MemberData(nameof(Presets))]
    public void Stage_AfterTheSameFactsInAnyOrder_IsTheSame(string preset)
    {
        var stages = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var engine = LifecycleEngine.Compile(PresetCases.Of(preset), PresetCases.Context);
        Law.Holds(
            FactsOf(preset),
            facts =>
            {
                var stage = PresetFacts.StageAfter(engine, facts.First);
                stages[stage] = stages.GetValueOrDefault(stage) + 1;
                Assert.Equal(stage, PresetFacts.StageAfter(engine, facts.Second));
            },
            3_000);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", stages));
        Assert.True(stages.Count >= 4 && stages.Values.Order().Skip(stages.Count - 4).First() > 20, string.Join(", ", stages));
    }

    [Fact]
    public void Stage_WithOtherParameters_IsTheSameToo() => Assert.All(
        [
            LifecyclePresets.CreateRetail(new RetailOptions { ActiveOrderCount = 3, LoyalOrderCount = 4, ChampionOrderCount = 5 }),
            LifecyclePresets.CreateAttention(new AttentionOptions { ReturnOrderCount = 3, EngagedVisitCount = 1, PromoterNps = 7 }),
            LifecyclePresets.CreateAcquisition(
                new AcquisitionOptions { RetentionOrderCount = 3, ExpansionRevenue = 350, EngagementEvent = "wish list" }),
            // Orders of one total that do not expand by their number: the larger order alone decides.
            LifecyclePresets.CreateAcquisition(new AcquisitionOptions
            {
                ExpansionOrderCount = 100, ExpansionCategoryCount = 100, ExpansionOrderFactor = 1.5m,
            }),
            LifecyclePresets.CreateAttraction(new AttractionOptions { LoyalOrderCount = 3 }),
            LifecyclePresets.CreateB2B(
                new B2BOptions { ExpansionDealCount = 3, ExpansionDealValue = 900, ExpansionRevenue = 350, ClickCount = 1 }),
            LifecyclePresets.CreateAwareness(new AwarenessOptions { RetentionOrderCount = 3, GoodRating = 3, BadRating = 1 }),
        ],
        definition =>
        {
            var engine = LifecycleEngine.Compile(definition);
            Law.Holds(
                FactsOf(definition.Name),
                facts => Assert.Equal(PresetFacts.StageAfter(engine, facts.First), PresetFacts.StageAfter(engine, facts.Second)), 1_000);
        });

    /// <summary>The law finds the rules of earlier versions: praise counted only while the customer was in a certain stage.</summary>
    [Fact]
    public void Stage_OfRulesThatWaitForTheEvent_BreaksTheLaw()
    {
        var engine = LifecycleEngine.Compile(LifecycleDefinition.Build("attention", lifecycle => lifecycle
            .Stage("attention", 0).Stage("conversion", 1).Stage("return", 2).Stage("advocate", 3)
            .Rule("convert", r => r.From("attention").To("conversion").On(EventTriggers.OrderPlaced))
            .Rule("return", r => r.From("conversion").To("return").On(EventTriggers.OrderPlaced).When(Fields.OrderCount.AtLeast(2)))
            .Rule("refer", r => r.From("return").To("advocate").On(EventTriggers.ReferralMade))
            .Rule("praise", r => r.From("return").To("advocate").On(EventTriggers.Review | EventTriggers.SurveyAnswer)
                .When(Fields.EventRating.AtLeast(4) | Fields.EventNps.AtLeast(9)))
            .Rule("disappoint", r => r.From("advocate").To("return").On(EventTriggers.Review | EventTriggers.SurveyAnswer)
                .When(Fields.EventRating.AtMost(2) | Fields.EventNps.AtMost(6)))));
        Assert.ThrowsAny<Exception>(() => Law.Holds(
            PresetFacts.Any,
            facts => Assert.Equal(PresetFacts.StageAfter(engine, facts.First), PresetFacts.StageAfter(engine, facts.Second)), 1_000));
    }

    [Theory]
    [InlineData("attention", "advocate")]
    [InlineData("acquisition", "advocacy")]
    [InlineData("awareness", "advocacy")]
    public void Referral_BeforeTheSecondOrder_CountsWhenTheSecondOrderComes(string preset, string stage)
    {
        var story = PresetCases.Begin(preset).Order().Refer();
        Assert.NotEqual(stage, story.Stage);
        Assert.Equal(stage, story.Order().Stage);
    }

    private static Gen<PresetFacts> FactsOf(string preset) => preset == "awareness" ? PresetFacts.WithoutRefunds : PresetFacts.Any;
}
