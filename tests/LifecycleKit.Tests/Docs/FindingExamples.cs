using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Plays;
using LifecycleKit.Segments;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Docs;

/// <summary>For each kind of finding a small lifecycle that causes it.</summary>
internal static class FindingExamples
{
    private const string Order = "\"From\":\"a\",\"To\":\"b\",\"On\":\"OrderPlaced\"";
    private const string Time = "\"From\":\"a\",\"To\":\"b\",\"On\":\"Time\"";
    private const string Older = "\"When\":{\"Field\":\"lastOrderAt\",\"OlderThan\":\"9d\"}";

    public static IReadOnlyDictionary<string, IReadOnlyList<Finding>> All { get; } = new Dictionary<string, IReadOnlyList<Finding>>
    {
        [FindingIds.MalformedJson] = Load("{ \"format\": 1,"),
        [FindingIds.UnknownMember] = Rule($"{Order},\"Wen\":{{}}"),
        [FindingIds.RepeatedMember] = Rule($"{Order},\"To\":\"b\""),
        [FindingIds.UnknownFormat] = Load("{\"format\":2}"),
        [FindingIds.InvalidId] = Stages("\"a\":{},\"b:c\":{}"),
        [FindingIds.RepeatedId] = Built(x => x.Stage("a").Stage("a")),
        [FindingIds.UnknownStage] = Rule("\"From\":\"a\",\"To\":\"c\",\"On\":\"OrderPlaced\""),
        [FindingIds.UnknownField] = Rule($"{Order},\"When\":{{\"Field\":\"orders.cuont\",\"Gte\":2}}"),
        [FindingIds.UnknownPredicate] = Rule($"{Order},\"When\":{{\"Predicate\":\"is-vip\"}}"),
        [FindingIds.UnknownEvent] = Rule("\"From\":\"a\",\"To\":\"b\",\"On\":\"OrderPlacd\""),
        [FindingIds.UnknownValue] = Rule($"{Order},\"When\":{{\"Field\":\"phase\",\"Eq\":\"Retired\"}}"),
        [FindingIds.Missing] = Rule("\"From\":\"a\",\"On\":\"OrderPlaced\""),
        [FindingIds.Contradiction] = Rule($"{Order},\"ConfirmFor\":\"2d\""),
        [FindingIds.TypeMismatch] = Rule($"{Order},\"When\":{{\"Field\":\"orders.count\",\"OlderThan\":\"2d\"}}"),
        [FindingIds.OneOperator] = Rule($"{Order},\"When\":{{\"Field\":\"orders.count\",\"Gte\":2,\"Lt\":5}}"),
        [FindingIds.OutOfRange] = Rule($"{Order},\"Cooldown\":\"5s\""),
        [FindingIds.LimitExceeded] = Rule($"{Order},\"When\":{{\"Field\":\"orders.count\",\"In\":[{string.Join(',', Enumerable.Range(0, 257))}]}}"),
        [FindingIds.SelfTransition] = Rule("\"From\":\"a,b\",\"To\":\"b\",\"On\":\"OrderPlaced\""),
        [FindingIds.LeavesTerminal] = Document("\"a\":{},\"b\":{\"Terminal\":true}", "\"r\":{\"From\":\"b\",\"To\":\"a\",\"On\":\"OrderPlaced\"}"),
        [FindingIds.MisusedGroup] = Document("\"a\":{},\"b\":{},\"c\":{\"Parent\":\"b\"}", $"\"r\":{{{Order}}}"),
        [FindingIds.NotForTime] = Rule($"{Time},\"When\":{{\"Field\":\"event.amount\",\"Gte\":50}}"),
        [FindingIds.UnreachableStage] = Stages("\"a\":{},\"b\":{}"),
        [FindingIds.DeadEnd] = Rule(Order),
        [FindingIds.NeverHolds] = Rule($"{Order},\"When\":{{\"All\":[{{\"Field\":\"orders.count\",\"Gte\":4}},{{\"Field\":\"orders.count\",\"Lt\":4}}]}}"),
        [FindingIds.NeverDue] = Document(
            "\"a\":{\"MinStay\":\"30d\"},\"b\":{}", $"\"r\":{{{Time},\"When\":{{\"Field\":\"stage.enteredAt\",\"Within\":\"9d\"}}}}"),
        [FindingIds.ShadowedRule] = Document("\"a\":{},\"b\":{},\"c\":{}", $"\"r\":{{{Order},\"Priority\":1}},\"s\":{{\"From\":\"a\",\"To\":\"c\",\"On\":\"OrderPlaced\"}}"),
        [FindingIds.Overlap] = Document(
            "\"a\":{},\"b\":{},\"c\":{}",
            $"\"r\":{{{Order},\"When\":{{\"Field\":\"orders.count\",\"Gte\":2}}}},"
            + "\"s\":{\"From\":\"a\",\"To\":\"c\",\"On\":\"OrderPlaced\",\"When\":{\"Field\":\"revenue.net\",\"Gte\":90}}"),
        [FindingIds.FlappingPair] = Document("\"a\":{},\"b\":{}", $"\"r\":{{{Order}}},\"s\":{{\"From\":\"b\",\"To\":\"a\",\"On\":\"OrderPlaced\"}}"),
        [FindingIds.FlappingCycle] = Document(
            "\"a\":{},\"b\":{},\"c\":{}",
            $"\"r\":{{{Time},{Older}}},\"s\":{{\"From\":\"b\",\"To\":\"c\",\"On\":\"Time\",{Older}}},\"t\":{{\"From\":\"c\",\"To\":\"a\",\"On\":\"Time\",{Older}}}"),
        [FindingIds.NotReplayable] = LifecycleDefinition.Build(
            "x", x => x.Stage("a").Stage("b").Rule("r", rule => rule.From("a").To("b").On(LifecycleKit.Customers.EventTriggers.Visit))).Notes,
        [FindingIds.EmptySegment] = Rule(
            $"{Order},\"When\":{{\"All\":[{{\"Field\":\"segment\",\"Eq\":\"Champions\"}},{{\"Field\":\"rfm.r\",\"Lte\":2}}]}}"),
        [FindingIds.UnknownSegment] = Plays("\"p\":{\"Channel\":\"OnSite\"},\"q\":{\"Channel\":\"Email\",\"Segments\":\"Champion\"}"),
        [FindingIds.AmbiguousStage] = Playbook.Build("x", book => book.Play("p", play => play.Through(Channels.OnSite).InStage("conversion")))
            .Check([LifecyclePresets.Attention, LifecyclePresets.Attraction]),
        [FindingIds.InvalidExperiment] = Playbook.Load(
            "{\"format\":1,\"Name\":\"x\",\"Experiments\":{\"e\":{\"Control\":\"a\",\"Arms\":[{\"Key\":\"a\"},{\"Key\":\"\"}]}},\"Plays\":{\"p\":{\"Channel\":\"Email\"}}}").Findings,
        [FindingIds.NeverChosen] = Playbook.Load(
            "{\"format\":1,\"Name\":\"x\",\"Control\":{\"BasisPoints\":10000},\"Plays\":{\"p\":{\"Channel\":\"Email\"}}}").Findings,
        [FindingIds.ShadowedPlay] = Plays("\"p\":{\"Channel\":\"Email\",\"Priority\":1},\"q\":{\"Channel\":\"Email\",\"Segments\":\"Champions\"}"),
        [FindingIds.UncoveredCell] = Plays("\"p\":{\"Channel\":\"Email\",\"Stages\":\"lead\"}"),
    };

    /// <summary>A lifecycle with nothing wrong in it but that b is left again.</summary>
    public static IReadOnlyList<Finding> Sound { get; } = Document(
        "\"a\":{},\"b\":{}", $"\"r\":{{{Order}}},\"s\":{{\"From\":\"b\",\"To\":\"a\",\"On\":\"Time\",{Older}}}");

    private static IReadOnlyList<Finding> Rule(string rule) => Document("\"a\":{},\"b\":{}", $"\"r\":{{{rule}}}");

    private static IReadOnlyList<Finding> Stages(string stages) => Document(stages, string.Empty);

    private static IReadOnlyList<Finding> Document(string stages, string rules) =>
        Load($"{{\"format\":1,\"Name\":\"x\",\"Initial\":\"a\",\"Stages\":{{{stages}}},\"Rules\":{{{rules}}}}}");

    private static IReadOnlyList<Finding> Load(string json) => LifecycleDefinition.Load(json).Findings;

    private static IReadOnlyList<Finding> Plays(string plays) => Playbook.Load($"{{\"format\":1,\"Name\":\"x\",\"Plays\":{{{plays}}}}}")
        .CheckedFor([LifecyclePresets.Retail], SegmentMaps.FivePhase).Findings;

    private static IReadOnlyList<Finding> Built(Action<LifecycleDefinitionBuilder> declare) =>
        Assert.Throws<LifecycleDefinitionException>(() => LifecycleDefinition.Build("x", declare)).Findings;
}
