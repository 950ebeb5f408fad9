using LifecycleKit.Conditions;

namespace LifecycleKit.Tests.Conditions;

/// <summary>
/// A condition of the tests: it has a naive answer from plain facts (null for unknown), and converts to a condition of the library.
/// </summary>
internal abstract record Question
{
    public virtual IEnumerable<Question> Parts => [];

    /// <summary>The ages in the question, in ticks, at which its answer may change.</summary>
    public virtual IEnumerable<long> Ages => Parts.SelectMany(part => part.Ages);

    public abstract bool? Ask(Moment moment);

    public abstract Condition ToCondition();

    public sealed override string ToString() => ToCondition().ToString();
}

internal sealed record NotQuestion(Question Part) : Question
{
    public override IEnumerable<Question> Parts => [Part];

    public override bool? Ask(Moment moment) => !Part.Ask(moment);

    public override Condition ToCondition() => Condition.Not(Part.ToCondition());
}

internal sealed record AllQuestion(IReadOnlyList<Question> All) : Question
{
    public override IEnumerable<Question> Parts => All;

    /// <summary>The three-valued "and" of C#.</summary>
    public override bool? Ask(Moment moment) => All.Aggregate((bool?)true, (answer, part) => answer & part.Ask(moment));

    public override Condition ToCondition() => Condition.All([.. All.Select(part => part.ToCondition())]);
}

internal sealed record AnyQuestion(IReadOnlyList<Question> Any) : Question
{
    public override IEnumerable<Question> Parts => Any;

    public override bool? Ask(Moment moment) => Any.Aggregate((bool?)false, (answer, part) => answer | part.Ask(moment));

    public override Condition ToCondition() => Condition.Any([.. Any.Select(part => part.ToCondition())]);
}

internal sealed record PredicateQuestion(FactReader<bool> Code) : Question
{
    public override bool? Ask(Moment moment) => throw new NotSupportedException("The naive interpreter runs no host's code.");

    public override Condition ToCondition() => Condition.Predicate("host", Code);
}

/// <summary>
/// A question about one field. A question that changes with time has the ages at which it does, counted from events and from placed orders.
/// </summary>
internal abstract record LeafQuestion : Question
{
    public IReadOnlyList<long> Lengths { get; init; } = [];

    public override IEnumerable<long> Ages => Lengths;
}

internal sealed record ExistsQuestion(Field Field, Func<Moment, bool> Has) : LeafQuestion
{
    public override bool? Ask(Moment moment) => Has(moment);

    public override Condition ToCondition() => Field.Exists();
}

internal sealed record FlagQuestion(FlagField Field, Func<Moment, bool?> Read, bool Expected) : LeafQuestion
{
    public override bool? Ask(Moment moment) => Read(moment) is { } flag ? flag == Expected : null;

    public override Condition ToCondition() => Expected ? Field.IsTrue() : Field.IsFalse();
}

internal sealed record TextQuestion(TextField Field, Func<Moment, string?> Read, bool IsOne, string[] Texts) : LeafQuestion
{
    public override bool? Ask(Moment moment) => Read(moment) is { } text ? Texts.Any(one => one == text) == IsOne : null;

    public override Condition ToCondition() => IsOne ? Field.In(Texts) : Field.NotIn(Texts);
}

internal sealed record AgeQuestion(InstantField Field, Func<Moment, DateTimeOffset?> Read, bool Older, TimeSpan Age) : LeafQuestion
{
    public override IEnumerable<long> Ages => [Age.Ticks, .. Lengths];

    public override bool? Ask(Moment moment) => Read(moment) is { } instant ? (moment.Instant - instant >= Age) == Older : null;

    public override Condition ToCondition() => Older ? Field.OlderThan(Age) : Field.Within(Age);
}

internal sealed record InstantQuestion(
    InstantField Field, Func<Moment, DateTimeOffset?> Read, ConditionOperator Operator, DateTimeOffset First,
    DateTimeOffset Last) : LeafQuestion
{
    public override bool? Ask(Moment moment) => Read(moment) is not { } instant ? null : Operator switch
    {
        ConditionOperator.Gt => instant > First,
        ConditionOperator.Gte => instant >= First,
        ConditionOperator.Lt => instant < First,
        ConditionOperator.Lte => instant <= First,
        _ => First <= instant && instant <= Last,
    };

    public override Condition ToCondition() => Operator switch
    {
        ConditionOperator.Gt => Field.After(First),
        ConditionOperator.Gte => Field.OnOrAfter(First),
        ConditionOperator.Lt => Field.Before(First),
        ConditionOperator.Lte => Field.OnOrBefore(First),
        _ => Field.Between(First, Last),
    };
}

internal sealed record SetQuestion(
    SetField Field, Func<Moment, IReadOnlyCollection<string>?> Read, bool IsAny, string[] Texts) : LeafQuestion
{
    public override bool? Ask(Moment moment) => Read(moment) is { } set ? set.Intersect(Texts).Any() == IsAny : null;

    public override Condition ToCondition() => IsAny ? Field.ContainsAny(Texts) : Field.ContainsNone(Texts);
}

internal sealed record NumberQuestion(
    NumberField Field, Func<Moment, decimal?> Read, ConditionOperator Operator, decimal Low, decimal High) : LeafQuestion
{
    public override bool? Ask(Moment moment) => Read(moment) is not { } value ? null : Operator switch
    {
        ConditionOperator.Eq => value == Low,
        ConditionOperator.Ne => value != Low,
        ConditionOperator.Gt => value > Low,
        ConditionOperator.Gte => value >= Low,
        ConditionOperator.Lt => value < Low,
        ConditionOperator.Lte => value <= Low,
        ConditionOperator.Between => Low <= value && value <= High,
        ConditionOperator.In => value == Low || value == High,
        _ => value != Low && value != High,
    };

    public override Condition ToCondition() => Operator switch
    {
        ConditionOperator.Eq => Field.EqualTo(Low),
        ConditionOperator.Ne => Field.NotEqualTo(Low),
        ConditionOperator.Gt => Field.GreaterThan(Low),
        ConditionOperator.Gte => Field.AtLeast(Low),
        ConditionOperator.Lt => Field.LessThan(Low),
        ConditionOperator.Lte => Field.AtMost(Low),
        ConditionOperator.Between => Field.Between(Low, High),
        ConditionOperator.In => Field.In(High, Low),
        _ => Field.NotIn(High, Low),
    };
}
