namespace LifecycleKit.Conditions;

/// <summary>One thing that is still wanted for a condition to hold: of one field, all that is asked of it together, or of one predicate.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record RequiredChange
{
    private readonly long _atTicks;

    internal RequiredChange(IReadOnlyList<Literal> literals, in FieldValue actual, long atTicks)
    {
        (Field, Actual, _atTicks) = (literals[0].Field, actual, atTicks);
        Predicate = (literals[0].Leaf as PredicateCondition)?.Name;
        Requirement = string.Join(" and ", literals.Select(literal => literal.Requirement).Distinct(StringComparer.Ordinal));
        IsAge = literals.Any(literal => literal.Leaf is AgeCondition);
    }

    /// <summary>The field that must change; null for a predicate.</summary>
    public Field? Field { get; }

    /// <summary>The name of the host's predicate that must answer otherwise; null for a field.</summary>
    public string? Predicate { get; }

    /// <summary>What the field holds now; missing for a predicate and for what only an event has.</summary>
    public FieldValue Actual { get; }

    /// <summary>What is asked, in canonical text without the field's name, such as <c>&gt;= 5</c> or <c>older than 90d</c>; never empty.</summary>
    public string Requirement { get; }

    /// <summary>
    /// The value nearest to the actual one that would do; for a number or instant with <see cref="IsExclusive"/> the value just beyond which it must
    /// go. Missing where there is no nearest: when the actual value is missing, for ages, for several texts, for predicates.
    /// </summary>
    public FieldValue Wanted { get; internal init; }

    /// <summary>Whether a number or instant must go beyond <see cref="Wanted"/>, by however little.</summary>
    public bool IsExclusive { get; internal init; }

    /// <summary>Whether a number or instant must rise; otherwise it must fall. Meaningless without <see cref="Wanted"/>.</summary>
    public bool IsRise { get; internal init; }

    /// <summary>
    /// By how much a number must change at least, positive for a rise; by more than that with <see cref="IsExclusive"/>. Null for other fields, without
    /// a nearest value, and where the difference is no decimal any more.
    /// </summary>
    public decimal? Change =>
        Wanted is { HasValue: true, Type: FieldType.Number } && Actual.HasValue ? NearestValue.Difference(Wanted.Number, Actual.Number) : null;

    /// <summary>When time alone brings this about if nothing happens, in UTC: an age is reached, an order leaves a window. Null for never.</summary>
    public DateTimeOffset? NotBefore { get; internal init; }

    /// <summary>Whether this is asked of the event itself: of its amount, its rating, its name.</summary>
    public bool IsOfEvent => Field?.Timing == FieldTiming.Event;

    /// <summary>Whether an age is asked.</summary>
    internal bool IsAge { get; }

    /// <summary>The change in one line, culture-invariant, such as <c>orders.last365d +2 (3, needs &gt;= 5)</c>.</summary>
    public override string ToString()
    {
        if (IsOfEvent) return $"{Field!.Name} {Requirement}";
        if (Field is null) return $"predicate {ConditionText.Quoted(Predicate!)} (needs {Requirement})";
        var actual = !Actual.HasValue ? "missing" : IsAge ? $"{Actual}, {ConditionText.Ago(Actual.Instant.UtcTicks, _atTicks)}" : Actual.ToString();
        var notBefore = NotBefore is { } instant ? $", not before {ConditionText.Instant(instant.UtcTicks)}" : string.Empty;
        return $"{Field.Name}{How()} ({actual}, needs {Requirement}{notBefore})";
    }

    private string How()
    {
        if (IsExclusive) return IsRise ? $" above {Wanted}" : $" below {Wanted}";
        return Change is { } change ? $" {(change > 0 ? "+" : string.Empty)}{ConditionText.Number(change)}" : string.Empty;
    }
}
