using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Conditions;

/// <summary>Comparisons of two fields, which both may change with time, and texts with a beginning.</summary>
internal static partial class QuestionGen
{
    // No fields: the questions in the other files may be created before a field of this file.
    private static decimal[] FewDays => [0, 0, 0, 1, -1, 2.5m];

    private static decimal[] Amounts => [0, 0, 0, 1, -1, 2.5m, -50, 100];

    private static decimal[] Halves => [1, 1, 1, 0.5m, 1.5m, 2];

    private static decimal[] Factors => [1, 1, 0.5m, 1.5m, 2, 0.01m, 30];

    private static (InstantField Field, Func<Moment, DateTimeOffset?> Read)[] ComparedInstants =>
    [
        (Fields.LastOrderAt, m => m.Customer.LastOrderAt),
        (Fields.FirstOrderAt, m => m.Customer.FirstOrderAt),
        (Fields.FirstSeenAt, m => m.Customer.FirstSeenAt),
        (Fields.LastSeenAt, m => m.Customer.LastSeenAt),
        (Fields.CartUpdatedAt, m => m.Customer.CartUpdatedAt),
        (Fields.InstantTrait("signed"), m => Trait(m, "signed", TraitKind.Instant)?.Instant),
        (StageFields.EnteredAt, m => m.StageEntered is { } ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null),
    ];

    /// <summary>Comparisons of two fields about the customer.</summary>
    public static Gen<Question> Pairs() => Gen.OneOf(
        NumberPairs(SmallNumbers(), FewDays, Halves), NumberPairs(Money(), Amounts, Factors), InstantPairs());

    private static Gen<Question> InstantPairs() =>
        from pair in Gen.Shuffle(ComparedInstants)
        from isHost in Gen.Elements(true, false, false)
        from op in Gen.Elements(ConditionOperator.Gt, ConditionOperator.Gte, ConditionOperator.Lt, ConditionOperator.Lte)
        from hours in Gen.Elements(0, 0, 1, -24, 36, 72)
        let other = isHost ? (Field: HostAges.Instant, Read: HostAges.InstantAt) : pair[1]
        select Changing(
            new InstantsQuestion(pair[0].Field, pair[0].Read, other.Field, other.Read, op, TimeSpan.FromHours(hours)),
            isHost ? [.. HostAges.Ages] : []);

    private static Gen<Question> NumberPairs(Gen<Question> numbers, decimal[] offsets, decimal[] factors) =>
        from one in numbers
        from other in numbers
        from op in Gen.Elements(
            ConditionOperator.Eq, ConditionOperator.Ne, ConditionOperator.Gt, ConditionOperator.Gte, ConditionOperator.Lt,
            ConditionOperator.Lte)
        from plus in Gen.Elements(offsets)
        from times in Gen.Elements(factors)
        let pair = (Left: (NumberQuestion)one, Right: (NumberQuestion)other)
        where pair.Left.Field.Name != pair.Right.Field.Name
        select (Question)new NumbersQuestion(pair.Left, pair.Right, op, plus, times);

    private static Gen<Question> Money() => Gen.Frequency(
        (1, Number(Fields.NetRevenue, m => m.Customer.NetRevenue, 0)),
        (1, Number(Fields.CartValue, m => m.Customer.Cart.Value, 0)),
        (1, Number(Fields.OrderCount, m => m.Customer.OrderCount, 0)),
        (1, Years().Where(question => question is NumberQuestion)),
        (4, Windows()));

    /// <summary>Numbers that differ by few days, so that a change lies within the weeks of a case.</summary>
    private static Gen<Question> SmallNumbers() => Gen.Frequency(
        (2, Number(Fields.OrderCount, m => m.Customer.OrderCount, 0)),
        (1, Number(Fields.LastNps, m => m.Customer.LastAnswer(SurveyKind.Nps), 0)),
        (1, Number(Fields.RecencyScore, GivenScores.Recency, 1)),
        (2, RecencyDays()),
        (2, DayWindows()),
        (4, Windows().Where(question => ((NumberQuestion)question).Field.Scale == 0)),
        (2, Gen.OneOf(Number(HostAges.Number, HostAges.NumberAt, 0), Number(HostAges.Crossing, HostAges.NumberAt, 0))
            .Select(question => Changing(question, [.. HostAges.Ages]))));

    private static Gen<Question> EventPairs() =>
        NumberPairs(
            Gen.OneOf(Number(Fields.EventAmount, Amount, 0), Number(Fields.NetRevenue, m => m.Customer.NetRevenue, 0)), Amounts, Factors);

    private static Gen<Question> Prefixes(TextField field, Func<Moment, string?> read, params string[] prefixes) =>
        Gen.Elements(prefixes).Select(prefix => (Question)new PrefixQuestion(field, read, prefix));
}
