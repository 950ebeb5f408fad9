using System.Diagnostics.CodeAnalysis;

namespace LifecycleKit.Conditions;

/// <summary>A change of one field or one predicate that a condition still needs in order to hold.</summary>
public sealed record RequiredChange
{
    private readonly long _atTicks;

    /// <summary>Creates a change.</summary>
    public RequiredChange()
    {
    }

    [SetsRequiredMembers]
    internal RequiredChange(IReadOnlyList<Literal> literals, in FieldValue actual, long atTicks)
    {
        Field = literals[0].Field;
        Other = literals[0].Other;
        Actual = actual;
        _atTicks = atTicks;
        Predicate = (literals[0].Leaf as PredicateCondition)?.Name;
        Requirement = string.Join(" and ", literals.Select(literal => literal.Requirement).Distinct(StringComparer.Ordinal));
        IsAge = literals.Any(literal => literal.Leaf is AgeCondition);
    }

    /// <summary>The field that must change; null for a predicate.</summary>
    public Field? Field { get; init; }

    /// <summary>
    /// The field that <see cref="Field"/> is compared with, whose change can meet the requirement too; null for a comparison with values.
    /// </summary>
    public Field? Other { get; init; }

    /// <summary>The name of the host's predicate whose answer must change; null for a field.</summary>
    public string? Predicate { get; init; }

    /// <summary>The current value of the field; missing for a predicate and for fields of an event.</summary>
    public FieldValue Actual { get; init; }

    /// <summary>
    /// The requirement in canonical text without the field's name, such as <c>&gt;= 5</c> or <c>older than 90d</c>; never empty.
    /// </summary>
    public required string Requirement { get; init; }

    /// <summary>
    /// The nearest value to the actual one that meets the requirement, with the present value of <see cref="Other"/>; for a number or
    /// instant with <see cref="IsExclusive"/>, the bound that must be passed. Missing when there is no nearest value: when the actual value
    /// is missing, for ages, for several texts and for predicates.
    /// </summary>
    public FieldValue Wanted { get; init; }

    /// <summary>Whether a number or instant must pass <see cref="Wanted"/>, by any amount, and not just reach it.</summary>
    public bool IsExclusive { get; init; }

    /// <summary>Whether a number or instant must rise; otherwise it must fall. Meaningless without <see cref="Wanted"/>.</summary>
    public bool IsRise { get; init; }

    /// <summary>
    /// The smallest change of a number, positive for a rise; with <see cref="IsExclusive"/> the number must change by more than that. Null
    /// for other fields, without a nearest value, and when the difference is not in the range of a decimal.
    /// </summary>
    public decimal? Change =>
        Wanted is { HasValue: true, Type: FieldType.Number } && Actual.HasValue
            ? NearestValue.Difference(Wanted.Number, Actual.Number) : null;

    /// <summary>
    /// The instant at which time alone makes the change if no event arrives, in UTC, such as when an age is reached or an order drops out
    /// of a window. Null for never.
    /// </summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>Whether the requirement is about the event itself, such as its amount, rating or name.</summary>
    public bool IsOfEvent => Field?.Timing == FieldTiming.Event || Other?.Timing == FieldTiming.Event;

    /// <summary>Whether the requirement is about an age.</summary>
    internal bool IsAge { get; }

    /// <summary>Returns the change in one line, culture-invariant, such as <c>orders.last365d +2 (3, needs &gt;= 5)</c>.</summary>
    public override string ToString()
    {
        if (IsOfEvent) return $"{Field!.Name} {Requirement}";
        if (Field is null) return $"predicate {ConditionText.Quoted(Predicate ?? string.Empty)} (needs {Requirement})";
        var actual =
            !Actual.HasValue ? "missing" : IsAge ? $"{Actual}, {ConditionText.Ago(Actual.Instant.UtcTicks, _atTicks)}" : Actual.ToString();
        var notBefore = NotBefore is { } instant ? $", not before {ConditionText.Instant(instant.UtcTicks)}" : string.Empty;
        return $"{Field.Name}{How()} ({actual}, needs {Requirement}{notBefore})";
    }

    private string How()
    {
        if (IsExclusive) return IsRise ? $" above {Wanted}" : $" below {Wanted}";
        return Change is { } change ? $" {(change > 0 ? "+" : string.Empty)}{ConditionText.Number(change)}" : string.Empty;
    }
}
