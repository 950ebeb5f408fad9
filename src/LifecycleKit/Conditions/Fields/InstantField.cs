namespace LifecycleKit.Conditions;

/// <summary>A field whose value is an instant.</summary>
public sealed class InstantField : Field
{
    private readonly SlotReader _read;

    internal InstantField(string name, SlotReader read, FieldTiming timing = FieldTiming.Constant, ChangeFinder? nextChange = null)
        : base(name, FieldType.Instant, timing, nextChange) => _read = read;

    /// <summary>The reader of the value in UTC ticks; 0 when it is missing.</summary>
    internal SlotReader Slot => _read;

    /// <summary>Returns the condition that the instant is at least <paramref name="age"/> ago: now − instant ≥ age.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The age is not above 0 or exceeds 36 500 days.</exception>
    public Condition OlderThan(TimeSpan age) => new AgeCondition(this, ConditionOperator.OlderThan, age);

    /// <summary>Returns the condition that the instant is less than <paramref name="age"/> ago: now − instant &lt; age.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The age is not above 0 or exceeds 36 500 days.</exception>
    public Condition Within(TimeSpan age) => new AgeCondition(this, ConditionOperator.Within, age);

    /// <summary>Returns the condition that the value is later than <paramref name="instant"/>.</summary>
    public Condition After(DateTimeOffset instant) => new InstantCondition(this, ConditionOperator.Gt, instant.UtcTicks);

    /// <summary>Returns the condition that the value is <paramref name="instant"/> or later.</summary>
    public Condition OnOrAfter(DateTimeOffset instant) => new InstantCondition(this, ConditionOperator.Gte, instant.UtcTicks);

    /// <summary>Returns the condition that the value is earlier than <paramref name="instant"/>.</summary>
    public Condition Before(DateTimeOffset instant) => new InstantCondition(this, ConditionOperator.Lt, instant.UtcTicks);

    /// <summary>Returns the condition that the value is <paramref name="instant"/> or earlier.</summary>
    public Condition OnOrBefore(DateTimeOffset instant) => new InstantCondition(this, ConditionOperator.Lte, instant.UtcTicks);

    /// <summary>Returns the condition that the value is between two instants, both included.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="last"/> is earlier than <paramref name="first"/>.</exception>
    public Condition Between(DateTimeOffset first, DateTimeOffset last)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(last, first);
        return new InstantCondition(this, ConditionOperator.Between, first.UtcTicks, last.UtcTicks);
    }

    /// <summary>Returns the condition that the value is later than <paramref name="other"/> plus <paramref name="plus"/>.</summary>
    /// <param name="other">Another instant of the customer. When one of the two is missing, the answer is unknown.</param>
    /// <param name="plus">A length of time that is added to the other instant, from −36 500 to 36 500 days; 0 by default.</param>
    /// <exception cref="ArgumentException">The other field is null or this field.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="plus"/> is outside its range.</exception>
    public Condition After(InstantField other, TimeSpan plus = default) =>
        new InstantFieldCondition(this, ConditionOperator.Gt, other, plus);

    /// <summary>Returns the condition that the value is not earlier than <paramref name="other"/> plus <paramref name="plus"/>.</summary>
    /// <inheritdoc cref="After(InstantField, TimeSpan)"/>
    public Condition OnOrAfter(InstantField other, TimeSpan plus = default) =>
        new InstantFieldCondition(this, ConditionOperator.Gte, other, plus);

    /// <summary>Returns the condition that the value is earlier than <paramref name="other"/> plus <paramref name="plus"/>.</summary>
    /// <inheritdoc cref="After(InstantField, TimeSpan)"/>
    public Condition Before(InstantField other, TimeSpan plus = default) =>
        new InstantFieldCondition(this, ConditionOperator.Lt, other, plus);

    /// <summary>Returns the condition that the value is not later than <paramref name="other"/> plus <paramref name="plus"/>.</summary>
    /// <inheritdoc cref="After(InstantField, TimeSpan)"/>
    public Condition OnOrBefore(InstantField other, TimeSpan plus = default) =>
        new InstantFieldCondition(this, ConditionOperator.Lte, other, plus);

    /// <inheritdoc/>
    public override FieldValue ValueOf(in Facts facts) =>
        TryRead(facts, out var ticks) ? new FieldValue(FieldType.Instant, ticks) : default;

    internal bool TryRead(in Facts facts, out long ticks)
    {
        ticks = _read(facts);
        return ticks != 0;
    }
}
