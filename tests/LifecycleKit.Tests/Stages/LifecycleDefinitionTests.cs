using FsCheck.Fluent;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Stages;

public class LifecycleDefinitionTests
{
    [Fact]
    public void ToString_InEveryCulture_IsCanonical()
    {
        const string Text =
            "lifecycle shop\n" +
            "stage \"en sommeil\" rank -1\n" +
            "stage visitor rank 0 initial\n" +
            "stage customer rank 1\n" +
            "rule quiet: visitor, customer -> \"en sommeil\" as time passes when lastOrderAt older than 90d12h priority 5\n" +
            "rule \"big order\": \"en sommeil\", visitor -> customer on OrderPlaced, OrderPaid when revenue.net >= 1234.5\n" +
            "rule visit: \"en sommeil\" -> visitor on Visit priority -2\n";
        var hash = Shop().ContentHash;
        foreach (var name in new[] { "", "de-DE", "tr-TR", "ar-SA", "sv-SE" })
        {
            using var culture = new Culture(name);
            var definition = Shop();
            Assert.Equal(Text, definition.ToString());
            Assert.Equal(hash, definition.ContentHash);
        }
    }

    [Fact]
    public void ContentHash_OfEqualDeclarations_IsEqualInWhateverOrderRulesStand()
    {
        var reversed = Shop(reversed: true);
        Assert.Equal(Shop().ContentHash, reversed.ContentHash);
        Assert.Matches("^[0-9A-F]{64}$", reversed.ContentHash);
    }

    [Fact]
    public void ContentHash_OfAnyChange_Differs()
    {
        LifecycleDefinition[] definitions =
        [
            Shop(), Shop(days: 91), Shop(amount: 1_234.51m), Shop(rank: 2), Shop(rank: null),
            Shop(initial: "customer"), Shop(priority: 4), Shop(triggers: EventTriggers.OrderPlaced), Shop(sleeping: "asleep"),
            Shop(rule: "large order"), Shop(source: "customer"),
        ];
        Assert.Equal(definitions.Length, definitions.Select(definition => definition.ContentHash).Distinct().Count());
    }

    [Theory]
    [InlineData("a rank 1", null, "a", 1)]
    [InlineData("a initial", null, "a", null)]
    [InlineData("a terminal", null, "a", null)]
    public void ContentHash_OfIdsThatLookLikeMore_Differs(string id, int? rank, string other, int? otherRank) => Assert.NotEqual(
        LifecycleDefinition.Build("x", x => x.Stage("first").Stage(id, rank)).ContentHash,
        LifecycleDefinition.Build("x", x => x.Stage("first").Stage(other, otherRank)).ContentHash);

    [Fact]
    public void ToString_OfOddNames_IsUnambiguous()
    {
        var odd = LifecycleDefinition.Build("x\nstage y", x => x.Stage("a -> b").Stage("a").Stage("b").Stage("c")
            .Rule("r", rule => rule.From("a -> b").To("c").On(EventTriggers.Visit)));
        Assert.Contains("\nrule r: \"a -> b\" -> c on Visit\n", odd.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("\nstage y", odd.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ToString_OfEverythingThereIs_SaysIt()
    {
        var definition = LifecycleDefinition.Build("x", x => x
            .Stage("g").Stage("a", 1, a => a.Parent("g").MinStay(TimeSpan.FromHours(36)).RenamedFrom("old", "older")).Stage("b")
            .FallBackTo("b")
            .Stage("end", declare: end => end.Terminal())
            .Rule("r", r => r.From("g").To("b").On(EventTriggers.Visit).Cooldown(TimeSpan.FromDays(2)).Chain()
                .Effective(Days.Day(0).ToUniversalTime(), Days.Day(1)))
            .Rule("t", r => r.From("b").To("end").WhenTimePasses().When(Fields.VisitCount.AtLeast(1)).ConfirmFor(TimeSpan.FromDays(3))));
        Assert.Equal(
            "lifecycle x\n" +
            "stage a rank 1 in g for at least 1d12h formerly old, older initial\n" +
            "stage b fallback\n" +
            "stage end terminal\n" +
            $"rule r: a -> b on Visit cooldown 2d from {ConditionText.Instant(Days.Day(0).UtcTicks)} until {ConditionText.Instant(Days.Day(1).UtcTicks)} chained\n" +
            "rule t: b -> end as time passes when visits.count >= 1 for 3d\n",
            definition.ToString());
        Assert.Empty(definition.Warnings);
    }

    [Fact]
    public void Cost_OfALifecycle_IsThatOfItsDearestStageAndEvent()
    {
        var (one, two) = (Fields.VisitCount.AtLeast(1), Fields.VisitCount.AtLeast(1) & Fields.OrderCount.AtLeast(1));
        var cost = LifecycleDefinition.Build("x", x => x.Stage("a").Stage("b")
            .Rule("1", r => r.From("a").To("b").On(EventTriggers.Visit | EventTriggers.Review).When(two))
            .Rule("2", r => r.From("a").To("b").On(EventTriggers.Review).When(two | one).Cooldown(TimeSpan.FromDays(1)))
            .Rule("3", r => r.From("b").To("a").On(EventTriggers.Review).When(two | two))
            .Rule("4", r => r.From("b").To("a").On(EventTriggers.Visit))
            .Rule("5", r => r.From("b").To("a").WhenTimePasses().When(one))
            .Rule("6", r => r.From("b").To("a").WhenTimePasses().When(two)).Stage("c")
            .Rule("7", r => r.From("b").To("c").On(EventTriggers.Visit))).Cost;
        Assert.Equal(
            "at most 5 leaves per event and 3 in time-based rules; next due instant: at most 3 looks; rules: 7, leaves: 12, timers: 1",
            cost.ToString());
        Assert.Equal((5, 3, 7, 12, 1), (cost.EventLeafCount, cost.TimeBasedLeafCount, cost.RuleCount, cost.LeafCount, cost.TimerCount));
    }

    [Fact]
    public void Cost_OfOrdersAndChains_AddsUpWhatOneEventCanBringAbout()
    {
        var one = Fields.OrderCount.AtLeast(1);
        var cost = LifecycleDefinition.Build("x", x => x.Stage("a").Stage("b").Stage("c")
            .Rule("1", r => r.From("a").To("b").On(EventTriggers.OrderPlaced).When(one).Chain())
            .Rule("2", r => r.From("a").To("c").On(EventTriggers.OrderPaid).When(one | one))
            .Rule("3", r => r.From("b").To("c").On(EventTriggers.OrderPlaced).When(one & one & one))
            .Rule("4", r => r.From("b").To("c").On(EventTriggers.Visit).When(Condition.Any([.. Enumerable.Repeat(one, 5)])))).Cost;
        Assert.Equal(6, cost.EventLeafCount);
    }

    [Fact]
    public void Cost_OfAnyLifecycle_IsExceededByNoEvent()
    {
        var (judged, reached) = (0, 0);
        Law.Holds(LifecycleGen.WithLateEvents, x =>
        {
            var engine = x.Compile();
            var (history, explanation) = (new CustomerHistory(), new Explanation());
            var state = engine.Start(history, x.Start);
            foreach (var e in x.Events)
            {
                state = engine.Step(state, history, e, explanation: explanation).State;
                var leaves = 0;
                foreach (var result in explanation.Rules) leaves += explanation.LeavesOf(result).Length;
                Assert.InRange(leaves, 0, engine.Definition.Cost.EventLeafCount);
                judged += leaves;
                if (leaves > 0 && leaves == engine.Definition.Cost.EventLeafCount) reached++;
            }
        });
        TestContext.Current.TestOutputHelper?.WriteLine($"{judged} leaves judged; the cost was reached {reached} times.");
        Assert.True(reached > 500, $"The cost was reached {reached} times only.");
    }

    [Fact]
    public void ContentHash_OfGeneratedLifecycles_IsEqualWhenTheTextsAre() => Law.Holds(
        from one in LifecycleGen.Lifecycle from other in LifecycleGen.Lifecycle select (one, other),
        law =>
        {
            var one = law.one.ToDefinition();
            var again = law.one.ToDefinition();
            var other = law.other.ToDefinition();
            Assert.Equal(one.ContentHash, again.ContentHash);
            Assert.Equal(one.ToString(), again.ToString());
            Assert.Equal(one.ToString() == other.ToString(), one.ContentHash == other.ContentHash);
        },
        count: 500);

    [Fact]
    public void FindStage_OfAnId_IsOrdinal()
    {
        Assert.Equal(1, Shop().FindStage("customer")?.Rank);
        Assert.Null(Shop().FindStage("Customer"));
        Assert.Throws<ArgumentNullException>(() => Shop().FindStage(null!));
    }

    [Fact]
    public void Rules_OfADefinition_StandInTheOrderInWhichTheyAreTried() =>
        Assert.Equal(["quiet", "big order", "visit"], Shop(reversed: true).Rules.Select(rule => rule.Id));

    private static LifecycleDefinition Shop(
        bool reversed = false, string name = "shop", int days = 90, decimal amount = 1_234.50m, int? rank = 1, int priority = 5,
        EventTriggers triggers = EventTriggers.OrderPlaced | EventTriggers.OrderPaid, string initial = "visitor",
        string sleeping = "en sommeil", string rule = "big order", string source = "visitor") =>
        LifecycleDefinition.Build(name, x =>
        {
            x.Stage("visitor", rank: 0).Stage("customer", rank).Stage(sleeping, rank: -1).StartAt(initial);
            Action[] rules =
            [
                () => x.Rule(rule, r => r.FromAny().To("customer").On(triggers).When(Fields.NetRevenue.AtLeast(amount))),
                () => x.Rule("quiet", r => r.From(source, "customer").To(sleeping).WhenTimePasses()
                    .When(Fields.LastOrderAt.OlderThan(new TimeSpan(days, 12, 0, 0))).Priority(priority)),
                () => x.Rule("visit", r => r.From(sleeping).To("visitor").On(EventTriggers.Visit).Priority(-2)),
            ];
            foreach (var declare in reversed ? rules.AsEnumerable().Reverse() : rules) declare();
        });
}
