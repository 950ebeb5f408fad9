using System.Text.Json;
using static LifecycleKit.Conditions.ConditionOperator;

namespace LifecycleKit.Conditions;

/// <summary>Which operators each type of field takes in text.</summary>
internal static class FieldOperators
{
    /// <summary>The member that an operator is in JSON, such as <c>olderThan</c>.</summary>
    public static string NameOf(ConditionOperator op) => JsonNamingPolicy.CamelCase.ConvertName(op.ToString());

    /// <summary>The operators of a type, in their own order.</summary>
    public static IReadOnlyList<ConditionOperator> Of(FieldType type) => type switch
    {
        FieldType.Number => [Eq, Ne, Gt, Gte, Lt, Lte, Between, In, NotIn, Exists],
        FieldType.Instant => [Gt, Gte, Lt, Lte, Between, Exists, OlderThan, Within],
        FieldType.Text => [Eq, Ne, In, NotIn, Exists],
        FieldType.Flag => [Eq, Ne, Exists],
        _ => [In, NotIn, Exists],
    };
}
