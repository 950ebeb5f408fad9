using LifecycleKit.Customers;
using LifecycleKit.Plays;
using LifecycleKit.Segments;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Docs;

/// <summary>For each kind of finding a small lifecycle that causes it.</summary>
internal static class FindingExamples
{
    private const string Order = "\"from\":\"a\",\"to\":\"b\",\"on\":\"OrderPlaced\"";
    private const string Time = "\"from\":\"a\",\"to\":\"b\",\"on\":\"Time\"";
    private const string Older = "\"when\":{\"field\":\"lastOrderAt\",\"olderThan\":\"9d\"}";

    public static IReadOnlyDictionary<string, IReadOnlyList<Finding>> All { get; } = new Dictionary<string, IReadOnlyList<Finding>>
    {
        [FindingIds.MalformedJson] = Load("{ \"format\": 1,"),
        [FindingIds.UnknownMember] = Rule($"{Order},\"wen\":{{}}"),
        [FindingIds.RepeatedMember] = Rule($"{Order},\"to\":\"b\""),
        [FindingIds.UnknownFormat] = Load("{\"format\":2}"),
        [FindingIds.InvalidId] = Stages("\"a\":{},\"b:c\":{}"),
        [FindingIds.RepeatedId] = Built(x => x.Stage("a").Stage("a")),
        [FindingIds.UnknownStage] = Rule("\"from\":\"a\",\"to\":\"c\",\"on\":\"OrderPlaced\""),
        [FindingIds.UnknownField] = Rule($"{Order},\"when\":{{\"field\":\"orders.cuont\",\"gte\":2}}"),
        [FindingIds.UnknownPredicate] = Rule($"{Order},\"when\":{{\"predicate\":\"is-vip\"}}"),
        [FindingIds.UnknownEvent] = Rule("\"from\":\"a\",\"to\":\"b\",\"on\":\"OrderPlacd\""),
        [FindingIds.UnknownValue] = Rule($"{Order},\"when\":{{\"field\":\"phase\",\"eq\":\"Retired\"}}"),
        [FindingIds.Missing] = Rule("\"from\":\"a\",\"on\":\"OrderPlaced\""),
        [FindingIds.Contradiction] = Rule($"{Order},\"confirmFor\":\"2d\""),
        [FindingIds.TypeMismatch] = Rule($"{Order},\"when\":{{\"field\":\"orders.count\",\"olderThan\":\"2d\"}}"),
        [FindingIds.OneOperator] = Rule($"{Order},\"when\":{{\"field\":\"orders.count\",\"gte\":2,\"lt\":5}}"),
        [FindingIds.OutOfRange] = Rule($"{Order},\"cooldown\":\"5s\""),
        [FindingIds.LimitExceeded] = Rule($"{Order},\"when\":{{\"field\":\"orders.count\",\"in\":[{string.Join(',', Enumerable.Range(0, 257))}]}}"),
        [FindingIds.SelfTransition] = Rule("\"from\":\"a,b\",\"to\":\"b\",\"on\":\"OrderPlaced\""),
        [FindingIds.LeavesTerminal] = Document("\"a\":{},\"b\":{\"terminal\":true}", "\"r\":{\"from\":\"b\",\"to\":\"a\",\"on\":\"OrderPlaced\"}"),
        [FindingIds.MisusedGroup] = Document("\"a\":{},\"b\":{},\"c\":{\"parent\":\"b\"}", $"\"r\":{{{Order}}}"),
        [FindingIds.NotForTime] = Rule($"{Time},\"when\":{{\"field\":\"event.amount\",\"gte\":50}}"),
        [FindingIds.UnreachableStage] = Stages("\"a\":{},\"b\":{}"),
        [FindingIds.DeadEnd] = Rule(Order),
        [FindingIds.NeverHolds] = Rule($"{Order},\"when\":{{\"all\":[{{\"field\":\"orders.count\",\"gte\":4}},{{\"field\":\"orders.count\",\"lt\":4}}]}}"),
        [FindingIds.NeverDue] = Document(
            "\"a\":{\"minStay\":\"30d\"},\"b\":{}", $"\"r\":{{{Time},\"when\":{{\"field\":\"stage.enteredAt\",\"within\":\"9d\"}}}}"),
        [FindingIds.ShadowedRule] = Document("\"a\":{},\"b\":{},\"c\":{}", $"\"r\":{{{Order},\"priority\":1}},\"s\":{{\"from\":\"a\",\"to\":\"c\",\"on\":\"OrderPlaced\"}}"),
        [FindingIds.Overlap] = Document(
            "\"a\":{},\"b\":{},\"c\":{}",
            $"\"r\":{{{Order},\"when\":{{\"field\":\"orders.count\",\"gte\":2}}}},"
            + "\"s\":{\"from\":\"a\",\"to\":\"c\",\"on\":\"OrderPlaced\",\"when\":{\"field\":\"revenue.net\",\"gte\":90}}"),
        [FindingIds.FlappingPair] = Document("\"a\":{},\"b\":{}", $"\"r\":{{{Order}}},\"s\":{{\"from\":\"b\",\"to\":\"a\",\"on\":\"OrderPlaced\"}}"),
        [FindingIds.FlappingCycle] = Document(
            "\"a\":{},\"b\":{},\"c\":{}",
            $"\"r\":{{{Time},{Older}}},\"s\":{{\"from\":\"b\",\"to\":\"c\",\"on\":\"Time\",{Older}}},\"t\":{{\"from\":\"c\",\"to\":\"a\",\"on\":\"Time\",{Older}}}"),
        [FindingIds.NotReplayable] = LifecycleDefinition.Build(
            "x", x => x.Stage("a").Stage("b").Rule("r", rule => rule.From("a").To("b").On(LifecycleKit.Customers.EventTriggers.Visit))).Notes,
        [FindingIds.EmptySegment] = Rule(
            $"{Order},\"when\":{{\"all\":[{{\"field\":\"segment\",\"eq\":\"Champions\"}},{{\"field\":\"rfm.r\",\"lte\":2}}]}}"),
        [FindingIds.AmbiguousStage] = Playbook.Build("x", book => book.Play("p", play => play.Through(Channels.OnSite).InStage("conversion")))
            .Check([LifecyclePresets.Attention, LifecyclePresets.Attraction]),
        [FindingIds.UnknownSegment] = Plays("\"p\":{\"channel\":\"OnSite\"},\"q\":{\"channel\":\"Email\",\"segments\":\"Champion\"}"),
        [FindingIds.InvalidExperiment] = Playbook.Load(
            "{\"format\":1,\"name\":\"x\",\"experiments\":{\"e\":{\"control\":\"a\",\"arms\":[{\"key\":\"a\"},{\"key\":\"\"}]}},\"plays\":{\"p\":{\"channel\":\"Email\"}}}").Findings,
        [FindingIds.NeverChosen] = Playbook.Load(
            "{\"format\":1,\"name\":\"x\",\"control\":{\"basisPoints\":10000},\"plays\":{\"p\":{\"channel\":\"Email\"}}}").Findings,
        [FindingIds.ShadowedPlay] = Plays("\"p\":{\"channel\":\"Email\",\"priority\":1},\"q\":{\"channel\":\"Email\",\"segments\":\"Champions\"}"),
        [FindingIds.UncoveredCell] = Plays("\"p\":{\"channel\":\"Email\",\"stages\":\"lead\"}"),
    };

    /// <summary>A lifecycle with nothing wrong in it but that b is left again.</summary>
    public static IReadOnlyList<Finding> Sound { get; } = Document(
        "\"a\":{},\"b\":{}", $"\"r\":{{{Order}}},\"s\":{{\"from\":\"b\",\"to\":\"a\",\"on\":\"Time\",{Older}}}");

    private static IReadOnlyList<Finding> Rule(string rule) => Document("\"a\":{},\"b\":{}", $"\"r\":{{{rule}}}");

    private static IReadOnlyList<Finding> Stages(string stages) => Document(stages, string.Empty);

    private static IReadOnlyList<Finding> Document(string stages, string rules) =>
        Load($"{{\"format\":1,\"name\":\"x\",\"initial\":\"a\",\"stages\":{{{stages}}},\"rules\":{{{rules}}}}}");

    private static IReadOnlyList<Finding> Load(string json) => LifecycleDefinition.Load(json).Findings;

    private static IReadOnlyList<Finding> Plays(string plays) => Playbook.Load($"{{\"format\":1,\"name\":\"x\",\"plays\":{{{plays}}}}}")
        .CheckedFor([LifecyclePresets.Retail], SegmentMaps.FivePhase).Findings;

    private static IReadOnlyList<Finding> Built(Action<LifecycleDefinitionBuilder> declare) =>
        Assert.Throws<LifecycleDefinitionException>(() => LifecycleDefinition.Build("x", declare)).Findings;
}
