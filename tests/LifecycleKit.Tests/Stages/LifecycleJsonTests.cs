using System.Text.Json;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Stages;

public class LifecycleJsonTests
{
    /// <summary>Lifecycles written in format 1. Do not edit them: later versions must still read them.</summary>
    private const string Format1 = """
        {
          "format": 1,
          "name": "shop",
          "initial": "visitor",
          "fallback": "lapsed",
          "stages": {
            "visitor": {
              "rank": 0
            },
            "active": {
              "rank": 1,
              "minStay": "7d",
              "parent": "customer",
              "renamedFrom": "buyer"
            },
            "customer": {},
            "lapsed": {
              "terminal": true
            }
          },
          "rules": {
            "buy": {
              "from": "visitor",
              "to": "active",
              "on": "OrderPlaced, OrderPaid",
              "when": {
                "all": [
                  {
                    "field": "revenue.net",
                    "gte": 12.5
                  },
                  {
                    "field": "contact.email",
                    "eq": true
                  },
                  {
                    "field": "nps.last",
                    "exists": false
                  }
                ]
              },
              "priority": 10,
              "cooldown": "1d12h",
              "effectiveFrom": "2026-01-01T00:00:00Z",
              "chain": true
            },
            "lapse": {
              "from": "visitor, active",
              "to": "lapsed",
              "on": "Time",
              "when": {
                "any": [
                  {
                    "field": "lastOrderAt",
                    "olderThan": "90d"
                  },
                  {
                    "not": {
                      "field": "stage.current",
                      "in": [
                        "active",
                        "lapsed"
                      ]
                    }
                  },
                  {
                    "field": "orders.count",
                    "between": {
                      "min": 1,
                      "max": 3
                    }
                  }
                ]
              },
              "confirmFor": "30m"
            }
          }
        }
        """;

    public static TheoryData<string> Presets { get; } = [.. LifecyclePresets.All.Select(preset => preset.Name)];

    [Fact]
    public void ToJson_OfALifecycle_IsReadableAndReadBack()
    {
        var definition = LifecycleDefinition.Build("shop", x => x
            .Stage("visitor", 0).Stage("customer").Stage("lapsed", declare: s => s.Terminal()).FallBackTo("lapsed")
            .Stage("active", 1, s => s.Parent("customer").MinStay(TimeSpan.FromDays(7)).RenamedFrom("buyer"))
            .Rule("buy", r => r.From("visitor").To("active").On(EventTriggers.OrderPlaced | EventTriggers.OrderPaid).Priority(10)
                .When(Condition.All(Fields.NetRevenue.AtLeast(12.50m), Fields.EmailContactable.IsTrue(), !Fields.LastNps.Exists()))
                .Cooldown(TimeSpan.FromHours(36)).Effective(new DateTimeOffset(2026, 1, 1, 1, 0, 0, TimeSpan.FromHours(1))).Chain())
            .Rule("lapse", r => r.FromAny().To("lapsed").WhenTimePasses().ConfirmFor(TimeSpan.FromMinutes(30))
                .When(Condition.Any(
                    Fields.LastOrderAt.OlderThan(TimeSpan.FromDays(90)), !StageFields.Current.In("active", "lapsed"),
                    Fields.OrderCount.Between(1, 3)))));

        Assert.Equal(Format1.ReplaceLineEndings("\n"), definition.ToJson());
        AssertSame(definition, LifecycleDefinition.FromJson(Format1));
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public void ToJson_OfAPreset_IsReadBackAsTheSame(string name)
    {
        var preset = LifecyclePresets.Find(name)!;
        AssertRoundTrip(preset);
        Assert.NotSame(preset, LifecycleDefinition.FromJson(preset.ToJson()));
    }

    [Fact]
    public void ToJson_OfAnyGeneratedLifecycle_IsReadBackAsTheSame() =>
        Law.Holds(LifecycleGen.Lifecycle, x => AssertRoundTrip(x.ToDefinition()), 2_000);

    [Fact]
    public void ToJson_OfAnyDeclaration_IsReadBackAsTheSame() => Law.Holds(DeclarationGen.Lifecycle, AssertRoundTrip, 2_000);

    [Fact]
    public void FromJson_InAnyCulture_IsTheSame()
    {
        using var culture = new Culture("ar-SA");
        AssertSame(LifecyclePresets.Retail, LifecycleDefinition.FromJson(LifecyclePresets.Retail.ToJson()));
        AssertRoundTrip(LifecycleDefinition.FromJson(Format1));
    }

    [Fact]
    public void Load_OfConditionsThatMeanTheSame_GivesTheSameText() => Assert.All(
        new (string Text, Condition Same)[]
        {
            ("""{"field":"contact.email","ne":"True"}""", Fields.EmailContactable.IsFalse()),
            ("""{"field":"contact.email","ne":false}""", Fields.EmailContactable.IsTrue()),
            ("""{"field":"contact.email","eq":"FALSE"}""", Fields.EmailContactable.IsFalse()),
            ("""{"field":"orders.count","exists":false}""", !Fields.OrderCount.Exists()),
            ("""{"field":"orders.count","in":["2.0",1,"01",-0]}""", Fields.OrderCount.In(0, 1, 2)),
            ("""{"field":"orders.count","ne":"-0.0"}""", Fields.OrderCount.NotEqualTo(0)),
            ("""{"field":"stage.current","notIn":["b","a","b"]}""", StageFields.Current.NotIn("a", "b")),
            ("""{"field":"trait.plan","eq":5}""", TextCatalog.Plan.EqualTo("5")),
            ("""{"field":"trait.plan","ne":true}""", TextCatalog.Plan.NotEqualTo("true")),
            ("""{"field":"lastOrderAt","gte":"2026-01-01"}""", Fields.LastOrderAt.OnOrAfter(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))),
            ("""{"field":"lastOrderAt","lt":"2026-01-01T02:00+02:00"}""",
                Fields.LastOrderAt.Before(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))),
            ("""{"field":"lastOrderAt","within":"36h"}""", Fields.LastOrderAt.Within(TimeSpan.FromDays(1.5))),
            ("""{"predicate":"is-vip"}""", Condition.Predicate(TextCatalog.Vip)),
            ("""{"all":[{"field":"orders.count","gt":1}]}""", Condition.All(Fields.OrderCount.GreaterThan(1))),
        },
        pair =>
        {
            var json =
                $$$"""{"format":1,"name":"x","initial":"a","stages":{"a":{},"b":{}},"rules":{"r":{"from":"a","to":"b","on":"Visit","when":{{{pair.Text}}} }} }""";
            Assert.Equal(pair.Same.ToString(), LifecycleDefinition.FromJson(json, TextCatalog.All).Rules[0].When!.ToString());
        });

    /// <summary>Every member of the options is read: none is missing from the shape, and none is written differently.</summary>
    [Fact]
    public void Shape_OfTheFormat_IsThatOfTheOptions()
    {
        var rule = LifecycleJson.Shape.Find("rules")!.Shape.Part!;
        var condition = rule.Find("when")!.Shape;
        Assert.Equal(["$schema", "format", .. Members<LifecycleDefinitionOptions>()], Names(LifecycleJson.Shape));
        Assert.Equal(Members<StageOptions>(), Names(LifecycleJson.Shape.Find("stages")!.Shape.Part!));
        Assert.Equal(Members<TransitionRuleOptions>(), Names(rule));
        Assert.Equal(Members<ConditionOptions>(), Names(condition));
        Assert.Equal(Members<BetweenOptions>(), Names(condition.Find("between")!.Shape));
        Assert.Equal(Members<OperandOptions>().Except(["value"]).Order(), Names(condition.Find("gte")!.Shape).Order());
        Assert.Same(condition, condition.Find("all")!.Shape.Part);
        Assert.Equal(
            (JsonKind.ScalarOrObject, JsonKind.List, JsonKind.Scalar),
            (condition.Find("eq")!.Shape.Kind, condition.Find("in")!.Shape.Kind, condition.Find("in")!.Shape.Part!.Kind));
        Assert.Equal(
            (JsonKind.Integer, JsonKind.Flag, JsonKind.Text),
            (rule.Find("priority")!.Shape.Kind, rule.Find("enabled")!.Shape.Kind, rule.Find("from")!.Shape.Kind));

        static IEnumerable<string> Members<T>() =>
            typeof(T).GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name));
        static IEnumerable<string> Names(JsonShape shape) => shape.Members.Select(member => member.Name);
    }

    private static void AssertRoundTrip(LifecycleDefinition definition)
    {
        var json = definition.ToJson();
        var again = LifecycleDefinition.FromJson(json, TextCatalog.All);
        AssertSame(definition, again);
        AssertSame(definition, LifecycleDefinition.FromOptions(definition.ToOptions(), TextCatalog.All));
        Assert.Equal(json, again.ToJson());
    }

    private static void AssertSame(LifecycleDefinition expected, LifecycleDefinition actual)
    {
        Assert.Equal(expected.ToString(), actual.ToString());
        Assert.Equal(expected.ContentHash, actual.ContentHash);
    }
}
