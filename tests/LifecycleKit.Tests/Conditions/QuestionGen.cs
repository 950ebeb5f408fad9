using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;
using LifecycleKit.Tests.Customers;

namespace LifecycleKit.Tests.Conditions;

/// <summary>
/// Generated conditions up to three deep, over constant facts, ages, expiring facts, rolling windows, custom fields and missing facts.
/// </summary>
internal static partial class QuestionGen
{
    private static readonly ConditionOperator[] NumberOperators =
        [.. Enum.GetValues<ConditionOperator>().Where(op => op <= ConditionOperator.NotIn)];
    private static readonly double[] AgeDays = [0.5, 1, 1, 2, 3, 5, 7, 10, 14, 30];
    private static readonly double[] WindowDays = [0.5, 1, 3, 7, 14];

    /// <summary>Questions for time-based rules, about the customer and the stage.</summary>
    public static Gen<Question> TimeBased { get; } = Tree(
        Gen.Frequency(
            (5, Numbers()), (5, Ages()), (2, Email()), (1, Existence()), (1, Stage()), (3, Windows()), (2, DayWindows()), (2, Scores()),
            (1, CustomEvents()), (1, Years()), (1, Traits()), (3, Hosts()), (2, Bought()), (3, Pairs()), (2, Deals())),
        depth: 3);

    /// <summary>
    /// The same with anniversaries, which return each year, so that a search for a condition that never holds does not end.
    /// </summary>
    public static Gen<Question> Returning { get; } = Gen.Frequency((4, TimeBased), (1, Tree(Anniversaries(), depth: 2)));

    /// <summary>Questions for rules on events, about the event too.</summary>
    public static Gen<Question> OnEvent { get; } =
        Tree(Gen.Frequency(
            (3, Numbers()), (2, Ages()), (1, Email()), (1, Existence()), (1, Stage()), (4, OfEvents()), (1, Windows()),
            (1, DayWindows()), (1, Scores()), (1, CustomEvents()), (1, Anniversaries()), (2, Traits()), (1, Hosts()), (1, Bought()),
            (1, Pairs()), (1, EventPairs()), (1, Deals()), (1, DealEvents())), depth: 3);

    /// <summary>Questions for time-based rules that are mostly false at first, and true after some days.</summary>
    public static Gen<Question> Ripening { get; } =
        from ripe in Gen.Frequency(
            (3, Gen.OneOf(Ages().Where(x => x is AgeQuestion { Older: true }))),
            (2, RecencyDays(ConditionOperator.Gte, ConditionOperator.Eq, ConditionOperator.Between)),
            (1, Email()),
            (1, Windows()),
            (1, DayWindows()),
            (1, Scores()),
            (1, Hosts()),
            (1, Pairs()),
            (1, Number([ConditionOperator.Lte, ConditionOperator.Eq], Fields.RecencyScore, GivenScores.Recency, 1, 2, 3, 4)))
        from more in Gen.Frequency((2, Gen.Constant<Question>(null!)), (1, TimeBased))
        select more is null ? ripe : new AllQuestion([ripe, more]);

    private static Gen<Question> Tree(Gen<Question> leaf, int depth)
    {
        if (depth == 1) return leaf;
        var part = Tree(leaf, depth - 1);
        var parts = Gen.Elements(1, 2, 2, 3, 3).SelectMany(count => Gen.ArrayOf(part, count));
        return Gen.Frequency(
            (2, leaf),
            (1, part.Select(x => (Question)new NotQuestion(x))),
            (2, parts.Select(x => (Question)new AllQuestion(x))),
            (2, parts.Select(x => (Question)new AnyQuestion(x))));
    }

    private static Gen<Question> Numbers() => Gen.OneOf(
        Number(Fields.OrderCount, m => m.Customer.OrderCount, 0, 1, 2, 3),
        Number(Fields.NetRevenue, m => m.Customer.NetRevenue, -30, 0, 50, 100, 150.5m),
        Number(Fields.UndeliveredOrderCount, m => m.Customer.UndeliveredOrders, 0, 1, 2),
        Number(Fields.BoughtCategoryCount, m => m.Customer.BoughtCategories.Length, 0, 1, 2),
        Gen.OneOf(
            Number(Fields.LargestOrder, LargestOrder, 0, 35.5m, 50, 100), Number(Fields.MeanOfOtherOrders, MeanOfOthers, 0, 35.5m, 50)),
        Number(Fields.CartValue, m => m.Customer.Cart.Value, 0, 50, 70),
        Gen.OneOf(
            Number(Fields.AccountContactCount, m => NaiveAccountFacts.ContactCount(m.Customer.Events), 0, 1, 2),
            Number(StageFields.AccountStageRank, m => NaiveAccountFacts.Level(m.Customer.Events)?.AccountRank, -1, 0, 1, 3)),
        Number(Fields.LastNps, m => m.Customer.LastAnswer(SurveyKind.Nps), 0, 5, 9),
        Number(Fields.RecencyScore, GivenScores.Recency, 1, 2, 3, 4, 5),
        Gen.OneOf(
            Number(Fields.FrequencyScore, GivenScores.Frequency, 1, 2, 3), Number(Fields.MonetaryScore, GivenScores.Monetary, 1, 2, 4))
            .Select(question => Changing(question, [0, GivenScores.Window.Ticks])),
        RecencyDays(),
        RecencyDays(),
        RecencyDays());

    private static Gen<Question> RecencyDays(params ConditionOperator[] operators) => Number(
        operators,
        Fields.RecencyDays,
        m => m.RecencyDays,
        -1, 0, 1, 2, 2.5m, 3, 5, 7, 8, 14, 30);

    private static Gen<Question> Number(NumberField field, Func<Moment, decimal?> read, params decimal[] operands) =>
        Number([], field, read, operands);

    private static Gen<Question> Number(
        ConditionOperator[] operators, NumberField field, Func<Moment, decimal?> read, params decimal[] operands) =>
        from op in Gen.Elements(operators.Length > 0 ? operators : NumberOperators)
        from one in Gen.Elements(operands)
        from other in Gen.Elements(operands)
        select (Question)new NumberQuestion(field, read, op, Math.Min(one, other), Math.Max(one, other));

    private static Gen<Question> Ages() => Gen.OneOf(
        Age(Fields.LastOrderAt, m => m.Customer.LastOrderAt),
        Age(Fields.FirstSeenAt, m => m.Customer.FirstSeenAt),
        Gen.OneOf(
            Age(Fields.AccountChangedAt, m => NaiveAccountFacts.Last(m.Customer.Events)?.At),
            Age(StageFields.AccountStageAt, m => NaiveAccountFacts.Level(m.Customer.Events)?.At)),
        Gen.OneOf(
            Age(Fields.LastShippedAt, m => m.Customer.LastShippedAt), Age(Fields.LastDeliveredAt, m => m.Customer.LastDeliveredAt),
            Age(Fields.LastReturnedAt, m => m.Customer.LastReturnedAt)),
        Age(StageFields.EnteredAt, m => m.StageEntered is { } ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null));

    private static Gen<Question> Age(InstantField field, Func<Moment, DateTimeOffset?> read) => Gen.Frequency(
        (3, from older in Gen.Elements(true, true, false)
            from days in Gen.Elements(AgeDays)
            select (Question)new AgeQuestion(field, read, older, TimeSpan.FromDays(days))),
        (1, Compared(field, read)));

    private static Gen<Question> Compared(InstantField field, Func<Moment, DateTimeOffset?> read) =>
        from op in Gen.Elements(
            ConditionOperator.Gt, ConditionOperator.Gte, ConditionOperator.Lt, ConditionOperator.Lte, ConditionOperator.Between)
        from one in StoryGen.Instant
        from other in StoryGen.Instant
        select (Question)new InstantQuestion(field, read, op, one < other ? one : other, one < other ? other : one);

    private static Gen<Question> Email() => Gen.Frequency(
        (2, from expected in Gen.Elements(true, false)
            select (Question)new FlagQuestion(Fields.EmailContactable, m => m.Customer.IsContactable(Channels.Email, m.Instant), expected)),
        (1, Set(Fields.ContactChannels, Reachable, ["email"], ["sms"], ["sms", "push"], ["email", "sms"])));

    private static Gen<Question> Set(SetField field, Func<Moment, IReadOnlyCollection<string>?> read, params string[][] operands) =>
        from isAny in Gen.Elements(true, false)
        from texts in Gen.Elements(operands)
        select (Question)new SetQuestion(field, read, isAny, texts);

    private static Gen<Question> Bought() => Gen.OneOf(
        Set(Fields.BoughtProducts, m => m.Customer.BoughtProducts, ["p"], ["q"], ["P", "p"], ["r"]),
        Set(Fields.BoughtCategories, m => m.Customer.BoughtCategories, ["a"], ["c"], ["B", "c"], ["C"]));

    private static string[] Reachable(Moment m) =>
        [.. new[] { Channels.Email, Channels.Sms, Channels.Push }.Where(x => m.Customer.IsContactable(x, m.Instant))
            .Select(x => $"{x}".ToLowerInvariant())];

    private static Gen<Question> Existence() => Gen.Elements<Question>(
        new ExistsQuestion(Fields.LastOrderAt, m => m.Customer.LastOrderAt is not null),
        new ExistsQuestion(Fields.RecencyDays, m => m.Customer.LastOrderAt is not null),
        new ExistsQuestion(Fields.LastNps, m => m.Customer.LastAnswer(SurveyKind.Nps) is not null));

    private static Gen<Question> Stage() => Gen.Frequency(
        (3, Stages()), (1, Prefixes(StageFields.Current, m => m.Stage, "s", "s0", "s1")));

    private static Gen<Question> Stages() =>
        from isOne in Gen.Elements(true, false)
        from stages in Gen.Elements<string[]>(["s0"], ["s1"], ["s0", "s2"])
        select (Question)new TextQuestion(StageFields.Current, m => m.Stage, isOne, stages);

    private static Gen<Question> OfEvents() => Gen.OneOf(
        Number(Fields.EventAmount, Amount, 0, 50, 100),
        from expected in Gen.Elements(true, false)
        select (Question)new FlagQuestion(Fields.EventEngaged, Engaged, expected),
        from isOne in Gen.Elements(true, false)
        from sources in Gen.Elements<string[]>(["ad"], ["ad", "mail"])
        select (Question)new TextQuestion(Fields.EventSource, m => m.Event?.Source, isOne, sources),
        from isOne in Gen.Elements(true, false)
        from channels in Gen.Elements<string[]>(["store"], ["online", "Store"])
        select (Question)new TextQuestion(Fields.EventSalesChannel, m => m.Event?.Snapshot?.SalesChannel, isOne, channels),
        Set(Fields.EventProducts, m => Texts(m, order => order.Lines.Select(line => line.Product)), ["p"], ["q", "P"]),
        Set(Fields.EventCategories, m => Texts(m, NaiveCustomer.CategoriesOf), ["a"], ["c", "B"]),
        Prefixes(Fields.EventSource, m => m.Event?.Source, "a", "ad", "mai", "mail", "mailing", "A"),
        Gen.Constant((Question)new ExistsQuestion(Fields.EventAmount, m => Amount(m) is not null)));

    /// <summary>The texts of the order of an event; null without an order, and for an order without any.</summary>
    private static string[]? Texts(Moment m, Func<OrderSnapshot, IEnumerable<string?>> read) =>
        m.Event?.Snapshot is { } order && NaiveCustomer.Sorted(read(order)) is { Length: > 0 } texts ? texts : null;

    private static bool? Engaged(Moment m) => m.Event is { Kind: CustomerEventKind.Visit } e ? e.Engaged : null;

    private static decimal? Amount(Moment m) => m.Event switch
    {
        { Kind: CustomerEventKind.Order } e => NaiveOrder.Net(e.Snapshot!),
        { Kind: CustomerEventKind.CartUpdated } e => e.Amount,
        _ => null,
    };
}
