using LifecycleKit.Conditions;

namespace LifecycleKit.Tests.Conditions;

/// <summary>A question whether a text begins with another.</summary>
internal sealed record PrefixQuestion(TextField Field, Func<Moment, string?> Read, string Prefix) : LeafQuestion
{
    public override bool? Ask(Moment moment)
    {
        if (Read(moment) is not { } text) return null;
        return text.Length >= Prefix.Length && Prefix.Select((letter, i) => text[i] == letter).All(isSame => isSame);
    }

    public override Condition ToCondition() => Field.StartsWith(Prefix);
}

/// <summary>A comparison of two numbers of the customer.</summary>
internal sealed record NumbersQuestion(
    NumberQuestion Left, NumberQuestion Right, ConditionOperator Operator, decimal Plus, decimal Times) : LeafQuestion
{
    public override IEnumerable<long> Ages => [.. Left.Ages, .. Right.Ages];

    public override bool? Ask(Moment moment) => Left.Read(moment) is { } left && Right.Read(moment) is { } other
        ? Operator switch
        {
            ConditionOperator.Eq => left == other * Times + Plus,
            ConditionOperator.Ne => left != other * Times + Plus,
            ConditionOperator.Gt => left > other * Times + Plus,
            ConditionOperator.Gte => left >= other * Times + Plus,
            ConditionOperator.Lt => left < other * Times + Plus,
            _ => left <= other * Times + Plus,
        }
        : null;

    public override Condition ToCondition() => Operator switch
    {
        ConditionOperator.Eq => Left.Field.EqualTo(Right.Field, Plus, Times),
        ConditionOperator.Ne => Left.Field.NotEqualTo(Right.Field, Plus, Times),
        ConditionOperator.Gt => Left.Field.GreaterThan(Right.Field, Plus, Times),
        ConditionOperator.Gte => Left.Field.AtLeast(Right.Field, Plus, Times),
        ConditionOperator.Lt => Left.Field.LessThan(Right.Field, Plus, Times),
        _ => Left.Field.AtMost(Right.Field, Plus, Times),
    };
}

/// <summary>A comparison of two instants of the customer.</summary>
internal sealed record InstantsQuestion(
    InstantField Field, Func<Moment, DateTimeOffset?> Read, InstantField Other, Func<Moment, DateTimeOffset?> ReadOther,
    ConditionOperator Operator, TimeSpan Plus) : LeafQuestion
{
    public override bool? Ask(Moment moment) => Read(moment) is { } left && ReadOther(moment) is { } other
        ? Operator switch
        {
            ConditionOperator.Gt => left > other + Plus,
            ConditionOperator.Gte => left >= other + Plus,
            ConditionOperator.Lt => left < other + Plus,
            _ => left <= other + Plus,
        }
        : null;

    public override Condition ToCondition() => Operator switch
    {
        ConditionOperator.Gt => Field.After(Other, Plus),
        ConditionOperator.Gte => Field.OnOrAfter(Other, Plus),
        ConditionOperator.Lt => Field.Before(Other, Plus),
        _ => Field.OnOrBefore(Other, Plus),
    };
}
