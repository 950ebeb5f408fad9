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
            "stage visitor rank 0 initial\n" +
            "stage customer rank 1\n" +
            "stage \"en sommeil\" rank -1\n" +
            "rule quiet: visitor, customer -> \"en sommeil\" as time passes when lastOrderAt older than 90d12h priority 5\n" +
            "rule \"big order\": visitor, \"en sommeil\" -> customer on OrderPlaced, OrderPaid when revenue.net >= 1234.5\n" +
            "rule visit: \"en sommeil\" -> visitor on Visit priority -2\n";
        foreach (var name in new[] { "", "de-DE", "tr-TR", "ar-SA", "sv-SE" })
        {
            using var culture = new Culture(name);
            var definition = Shop();
            Assert.Equal(Text, definition.ToString());
            Assert.Equal("475A2E3682845EB99C599FC565151D2239C71699EF9B445C6387DF315F21EE7F", definition.ContentHash);
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
            Shop(), Shop(name: "shop2"), Shop(days: 91), Shop(amount: 1_234.51m), Shop(rank: 2), Shop(rank: null),
            Shop(initial: "customer"), Shop(priority: 4), Shop(triggers: EventTriggers.OrderPlaced), Shop(sleeping: "asleep"),
            Shop(rule: "large order"), Shop(source: "customer"),
        ];
        Assert.Equal(definitions.Length, definitions.Select(definition => definition.ContentHash).Distinct().Count());
    }

    [Theory]
    [InlineData("a rank 1", null, "a", 1)]
    [InlineData("a initial", null, "a", null)]
    [InlineData("a\nstage b", null, "a", null)]
    public void ContentHash_OfIdsThatLookLikeMore_Differs(string id, int? rank, string other, int? otherRank) => Assert.NotEqual(
        LifecycleDefinition.Build("x", x => x.Stage("first").Stage(id, rank)).ContentHash,
        LifecycleDefinition.Build("x", x => x.Stage("first").Stage(other, otherRank)).ContentHash);

    [Fact]
    public void ToString_OfOddNames_IsUnambiguous()
    {
        var odd = LifecycleDefinition.Build("x\nstage y", x => x.Stage("a, b").Stage("a").Stage("b").Stage("c")
            .Rule("r: a", rule => rule.From("a, b").To("c").On(EventTriggers.Visit)));
        var plain = LifecycleDefinition.Build("x\nstage y", x => x.Stage("a, b").Stage("a").Stage("b").Stage("c")
            .Rule("r: a", rule => rule.From("a", "b").To("c").On(EventTriggers.Visit)));
        Assert.NotEqual(odd.ContentHash, plain.ContentHash);
        Assert.DoesNotContain("\nstage y", odd.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ContentHash_OfGeneratedLifecycles_TellsWhetherTheTextsAreEqual() => Law.Holds(
        from one in LifecycleGen.Lifecycle from other in LifecycleGen.Lifecycle select (one, other),
        law =>
        {
            var (one, again, other) = (law.one.ToDefinition(), law.one.ToDefinition(), law.other.ToDefinition());
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
                () => x.Rule("quiet", r => r.From(source, "customer").To(sleeping).AsTimePasses()
                    .When(Fields.LastOrderAt.OlderThan(new TimeSpan(days, 12, 0, 0))).Priority(priority)),
                () => x.Rule("visit", r => r.From(sleeping).To("visitor").On(EventTriggers.Visit).Priority(-2)),
            ];
            foreach (var declare in reversed ? rules.AsEnumerable().Reverse() : rules) declare();
        });
}
