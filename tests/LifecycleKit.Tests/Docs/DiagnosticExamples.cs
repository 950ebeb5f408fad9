using System.Collections.Immutable;
using LifecycleKit.Customers;
using LifecycleKit.Plays;
using LifecycleKit.Rfm;
using LifecycleKit.Scoring;
using LifecycleKit.Segments;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Docs;

/// <summary>For each kind of diagnostic a small lifecycle that causes it.</summary>
internal static class DiagnosticExamples
{
    private const string Order = "\"from\":\"a\",\"to\":\"b\",\"on\":\"OrderPlaced\"";
    private const string Time = "\"from\":\"a\",\"to\":\"b\",\"on\":\"Time\"";
    private const string Older = "\"when\":{\"field\":\"lastOrderAt\",\"olderThan\":\"9d\"}";

    public static IReadOnlyDictionary<string, IReadOnlyList<Diagnostic>> All { get; } = new Dictionary<string, IReadOnlyList<Diagnostic>>
    {
        [DiagnosticIds.MalformedJson] = Load("{ \"format\": 1,"),
        [DiagnosticIds.UnknownMember] = Rule($"{Order},\"wen\":{{}}"),
        [DiagnosticIds.RepeatedMember] = Rule($"{Order},\"to\":\"b\""),
        [DiagnosticIds.UnknownFormat] = Load("{\"format\":2}"),
        [DiagnosticIds.InvalidId] = Stages("\"a\":{},\"b:c\":{}"),
        [DiagnosticIds.RepeatedId] = Built(x => x.Stage("a").Stage("a")),
        [DiagnosticIds.UnknownStage] = Rule("\"from\":\"a\",\"to\":\"c\",\"on\":\"OrderPlaced\""),
        [DiagnosticIds.UnknownField] = Rule($"{Order},\"when\":{{\"field\":\"orders.cuont\",\"gte\":2}}"),
        [DiagnosticIds.UnknownPredicate] = Rule($"{Order},\"when\":{{\"predicate\":\"is-vip\"}}"),
        [DiagnosticIds.UnknownEvent] = Rule("\"from\":\"a\",\"to\":\"b\",\"on\":\"OrderPlacd\""),
        [DiagnosticIds.UnknownValue] = Rule($"{Order},\"when\":{{\"field\":\"phase\",\"eq\":\"Retired\"}}"),
        [DiagnosticIds.Missing] = Rule("\"from\":\"a\",\"on\":\"OrderPlaced\""),
        [DiagnosticIds.Contradiction] = Rule($"{Order},\"confirmFor\":\"2d\""),
        [DiagnosticIds.TypeMismatch] = Rule($"{Order},\"when\":{{\"field\":\"orders.count\",\"olderThan\":\"2d\"}}"),
        [DiagnosticIds.OneOperator] = Rule($"{Order},\"when\":{{\"field\":\"orders.count\",\"gte\":2,\"lt\":5}}"),
        [DiagnosticIds.OutOfRange] = Rule($"{Order},\"cooldown\":\"5s\""),
        [DiagnosticIds.LimitExceeded] =
            Rule($"{Order},\"when\":{{\"field\":\"orders.count\",\"in\":[{string.Join(',', Enumerable.Range(0, 257))}]}}"),
        [DiagnosticIds.SelfTransition] = Rule("\"from\":\"a,b\",\"to\":\"b\",\"on\":\"OrderPlaced\""),
        [DiagnosticIds.LeavesTerminal] =
            Document("\"a\":{},\"b\":{\"terminal\":true}", "\"r\":{\"from\":\"b\",\"to\":\"a\",\"on\":\"OrderPlaced\"}"),
        [DiagnosticIds.MisusedGroup] = Document("\"a\":{},\"b\":{},\"c\":{\"parent\":\"b\"}", $"\"r\":{{{Order}}}"),
        [DiagnosticIds.NotForTime] = Rule($"{Time},\"when\":{{\"field\":\"event.amount\",\"gte\":50}}"),
        [DiagnosticIds.UnreachableStage] = Stages("\"a\":{},\"b\":{}"),
        [DiagnosticIds.DeadEnd] = Rule(Order),
        [DiagnosticIds.NeverHolds] =
            Rule($"{Order},\"when\":{{\"all\":[{{\"field\":\"orders.count\",\"gte\":4}},{{\"field\":\"orders.count\",\"lt\":4}}]}}"),
        [DiagnosticIds.NeverDue] = Document(
            "\"a\":{\"minStay\":\"30d\"},\"b\":{}", $"\"r\":{{{Time},\"when\":{{\"field\":\"stage.enteredAt\",\"within\":\"9d\"}}}}"),
        [DiagnosticIds.ShadowedRule] = Document(
            "\"a\":{},\"b\":{},\"c\":{}", $"\"r\":{{{Order},\"priority\":1}},\"s\":{{\"from\":\"a\",\"to\":\"c\",\"on\":\"OrderPlaced\"}}"),
        [DiagnosticIds.Overlap] = Document(
            "\"a\":{},\"b\":{},\"c\":{}",
            $"\"r\":{{{Order},\"when\":{{\"field\":\"orders.count\",\"gte\":2}}}},"
            + "\"s\":{\"from\":\"a\",\"to\":\"c\",\"on\":\"OrderPlaced\",\"when\":{\"field\":\"revenue.net\",\"gte\":90}}"),
        [DiagnosticIds.FlappingPair] =
            Document("\"a\":{},\"b\":{}", $"\"r\":{{{Order}}},\"s\":{{\"from\":\"b\",\"to\":\"a\",\"on\":\"OrderPlaced\"}}"),
        [DiagnosticIds.FlappingCycle] = Document(
            "\"a\":{},\"b\":{},\"c\":{}",
            $"\"r\":{{{Time},{Older}}},\"s\":{{\"from\":\"b\",\"to\":\"c\",\"on\":\"Time\",{Older}}},\"t\":{{\"from\":\"c\",\"to\":\"a\",\"on\":\"Time\",{Older}}}"),
        [DiagnosticIds.NotReplayable] = LifecycleDefinition.Build(
            "x", x =>
                x.Stage("a").Stage("b").Rule("r", rule => rule.From("a").To("b").On(LifecycleKit.Customers.EventTriggers.Visit))).Notes,
        [DiagnosticIds.EmptySegment] = Rule(
            $"{Order},\"when\":{{\"all\":[{{\"field\":\"segment\",\"eq\":\"Champions\"}},{{\"field\":\"rfm.r\",\"lte\":2}}]}}"),
        [DiagnosticIds.SparseSegment] = Segments(),
        [DiagnosticIds.DominantSegment] = Segments(),
        [DiagnosticIds.FewRepeatCustomers] = FewRepeatCustomers(),
        [DiagnosticIds.AmbiguousStage] =
            Playbook.Build("x", book => book.Play("p", play => play.Channel(Channels.OnSite).InStage("conversion")))
                .Check([LifecyclePresets.Attention, LifecyclePresets.Attraction]),
        [DiagnosticIds.UnknownSegment] = Plays("\"p\":{\"channel\":\"OnSite\"},\"q\":{\"channel\":\"Email\",\"segments\":\"Champion\"}"),
        [DiagnosticIds.InvalidExperiment] = Playbook.Load(
            "{\"format\":1,\"name\":\"x\",\"experiments\":{\"e\":{\"control\":\"a\",\"arms\":[{\"key\":\"a\"},{\"key\":\"\"}]}},\"plays\":{\"p\":{\"channel\":\"Email\"}}}")
            .Diagnostics,
        [DiagnosticIds.NeverChosen] = Playbook.Load(
            "{\"format\":1,\"name\":\"x\",\"controlGroup\":{\"basisPoints\":10000},\"plays\":{\"p\":{\"channel\":\"Email\"}}}").Diagnostics,
        [DiagnosticIds.ShadowedPlay] =
            Plays("\"p\":{\"channel\":\"Email\",\"priority\":1},\"q\":{\"channel\":\"Email\",\"segments\":\"Champions\"}"),
        [DiagnosticIds.UncoveredCell] = Plays("\"p\":{\"channel\":\"Email\",\"stages\":\"lead\"}"),
    };

    /// <summary>A lifecycle with nothing wrong in it but that b is left again.</summary>
    public static IReadOnlyList<Diagnostic> Sound { get; } = Document(
        "\"a\":{},\"b\":{}", $"\"r\":{{{Order}}},\"s\":{{\"from\":\"b\",\"to\":\"a\",\"on\":\"Time\",{Older}}}");

    private static IReadOnlyList<Diagnostic> Rule(string rule) => Document("\"a\":{},\"b\":{}", $"\"r\":{{{rule}}}");

    private static IReadOnlyList<Diagnostic> Stages(string stages) => Document(stages, string.Empty);

    private static IReadOnlyList<Diagnostic> Document(string stages, string rules) =>
        Load($"{{\"format\":1,\"name\":\"x\",\"initial\":\"a\",\"stages\":{{{stages}}},\"rules\":{{{rules}}}}}");

    private static IReadOnlyList<Diagnostic> Load(string json) => LifecycleDefinition.Load(json).Diagnostics;

    private static IReadOnlyList<Diagnostic> Plays(string plays) => Playbook.Load($"{{\"format\":1,\"name\":\"x\",\"plays\":{{{plays}}}}}")
        .CheckedFor([LifecyclePresets.Retail], SegmentMaps.FivePhase).Diagnostics;

    /// <summary>Each customer has ordered alike, so that all have one segment.</summary>
    private static ImmutableArray<Diagnostic> Segments()
    {
        RfmValues[] customers = [.. Enumerable.Range(0, 1_000).Select(_ => RfmValues.Create(3, 2, 10))];
        return SegmentTable.Create(SegmentMaps.FivePhase, RfmModel.Fit(customers, Days.Day(0)), customers).Diagnostics;
    }

    private static ImmutableArray<Diagnostic> FewRepeatCustomers()
    {
        var log = OrderLog.Read(
            Enumerable.Range(0, 60).Select(i => new OrderRow($"customer {i % 50}", Days.Day(i * 3), 10 + i % 7)));
        return PopulationModel.Fit(log, new PopulationModelOptions { AsOf = Days.Day(200) }).Diagnostics;
    }

    private static IReadOnlyList<Diagnostic> Built(Action<LifecycleDefinitionBuilder> declare) =>
        Assert.Throws<LifecycleDefinitionException>(() => LifecycleDefinition.Build("x", declare)).Diagnostics;
}
