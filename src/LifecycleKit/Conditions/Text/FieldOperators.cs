using System.Text.Json;
using static LifecycleKit.Conditions.ConditionOperator;

namespace LifecycleKit.Conditions;

/// <summary>The operators of each type of field in text.</summary>
internal static class FieldOperators
{
    /// <summary>Returns the JSON member of an operator, such as <c>olderThan</c>.</summary>
    public static string NameOf(ConditionOperator op) => JsonNamingPolicy.CamelCase.ConvertName(op.ToString());

    /// <summary>Returns the operators of a type, in the order of the enum.</summary>
    public static IReadOnlyList<ConditionOperator> Of(FieldType type) => type switch
    {
        FieldType.Number => [Eq, Ne, Gt, Gte, Lt, Lte, Between, In, NotIn, Exists],
        FieldType.Instant => [Gt, Gte, Lt, Lte, Between, Exists, OlderThan, Within],
        FieldType.Text => [Eq, Ne, In, NotIn, Exists, StartsWith],
        FieldType.Flag => [Eq, Ne, Exists],
        _ => [In, NotIn, Exists],
    };

    /// <summary>Returns the operators of a type whose right side may be another field.</summary>
    public static IReadOnlyList<ConditionOperator> OfFields(FieldType type) => type switch
    {
        FieldType.Number => [Eq, Ne, Gt, Gte, Lt, Lte],
        FieldType.Instant => [Gt, Gte, Lt, Lte],
        _ => [],
    };
}
