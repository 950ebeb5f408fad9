using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Testing;

/// <summary>A comparison of a field with another field in the condition of a rule.</summary>
/// <param name="On">The triggers of the rule; none for a time-based rule.</param>
/// <param name="Left">The name of the compared field.</param>
/// <param name="Operator">The operator as in JSON, after negation.</param>
/// <param name="Right">The name of the other field.</param>
/// <param name="Times">The factor of the other field.</param>
/// <param name="Plus">The number that is added; 0 for instants.</param>
/// <param name="Offset">The length of time that is added, negative for an earlier instant; null when nothing or a number is.</param>
internal sealed record ComparedFields(
    EventTriggers On, string Left, string Operator, string Right, decimal Times, decimal Plus, TimeSpan? Offset)
{
    private const decimal UsualAmount = 50;
    private const decimal UsualDays = 10;

    private static readonly string[] Scales = ["event.rating", "reviews.meanRating", "csat.last"];

    private static readonly string[] Amounts =
    [
        "event.amount", "event.deal.value", "orders.largest", "orders.meanOfOthers", "cart.value", "clv.value", "clv.expectedSpend",
        "deals.openValue", "deals.weightedValue", "deals.wonValue",
    ];

    private static readonly string[] Days = ["orders.recencyDays", "orders.meanDaysBetween", "deals.daysToClose"];

    /// <summary>Returns the comparison of a leaf; null when the leaf compares with values.</summary>
    public static ComparedFields? Of(ConditionOptions when, EventTriggers on, bool isNegated)
    {
        (string Operator, OperandOptions? Operand)[] sides =
            [("eq", when.Eq), ("ne", when.Ne), ("gt", when.Gt), ("gte", when.Gte), ("lt", when.Lt), ("lte", when.Lte)];
        if (Array.Find(sides, side => side.Operand?.Field is not null) is not (var name, { Field: { } right } operand)) return null;
        var plus = ConditionLeaf.Number(operand.Plus ?? "0");
        return new ComparedFields(
            on, when.Field!, isNegated ? Opposite(name) : name, right, ConditionLeaf.Number(operand.Times ?? "1") ?? 1, plus ?? 0,
            plus is null ? Length(operand.Plus!) : null);
    }

    /// <summary>Whether a field counts days, so that time passes in numbers of them.</summary>
    public static bool IsOfDays(string field) => Days.Contains(field) || field.EndsWith(".daysToAnniversary", StringComparison.Ordinal);

    /// <summary>
    /// Numbers of the compared field with which the comparison holds, and with which it does not, for usual numbers of the other field.
    /// </summary>
    public IEnumerable<decimal> NumbersOfLeft() =>
    [
        .. UsualOf(Left),
        .. UsualOf(Right).Where(other => IsInReach((double)other * (double)Times + (double)Plus))
            .SelectMany(other => BothSides(other * Times + Plus, Operator)),
    ];

    /// <summary>Such numbers of the other field, for usual numbers of the compared one.</summary>
    public IEnumerable<decimal> NumbersOfRight() =>
    [
        .. UsualOf(Right),
        .. UsualOf(Left).Where(one => IsInReach((double)one - (double)Plus) && IsInReach(((double)one - (double)Plus) / (double)Times))
            .SelectMany(one => BothSides((one - Plus) / Times, Mirrored(Operator))),
    ];

    /// <summary>Whether steps can give a field a number; those beyond could overflow on the way.</summary>
    private static bool IsInReach(double number) => Math.Abs(number) < 1e15;

    /// <summary>Numbers next to a bound, on its two sides; whole ones, since counts are.</summary>
    private static decimal[] BothSides(decimal bound, string comparison) => comparison switch
    {
        "gte" or "lt" => [decimal.Ceiling(bound) - 1, decimal.Ceiling(bound)],
        "gt" or "lte" => [decimal.Floor(bound), decimal.Floor(bound) + 1],
        _ => [bound, decimal.Floor(bound) + 1],
    };

    /// <summary>
    /// Numbers that steps give a field: the ends of a scale, else one. A comparison that can hold on a scale holds for one of its ends.
    /// </summary>
    private static decimal[] UsualOf(string field)
    {
        if (field is "event.nps" or "nps.last") return [0, 10];
        if (Scales.Contains(field)) return [1, 5];
        if (IsOfDays(field) || field.StartsWith("trait.", StringComparison.Ordinal)) return [UsualDays];
        var isAmount = Amounts.Contains(field)
            || (field.StartsWith("revenue.", StringComparison.Ordinal) && !field.StartsWith("revenue.growth", StringComparison.Ordinal));
        return isAmount ? [UsualAmount] : [1];
    }

    private static string Opposite(string name) => name switch
    {
        "eq" => "ne", "ne" => "eq", "gt" => "lte", "gte" => "lt", "lt" => "gte", _ => "gt",
    };

    /// <summary>The operator when the two sides change places.</summary>
    private static string Mirrored(string name) => name switch
    {
        "gt" => "lt", "gte" => "lte", "lt" => "gt", "lte" => "gte", _ => name,
    };

    private static TimeSpan? Length(string text) => text.StartsWith('-') ? -DurationText.Read(text[1..]) : DurationText.Read(text);
}
