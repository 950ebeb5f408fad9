namespace LifecycleKit.Conditions;

public sealed partial class NumberField
{
    /// <summary>
    /// Returns the condition that the field equals <paramref name="other"/> · <paramref name="times"/> + <paramref name="plus"/>.
    /// </summary>
    /// <param name="other">Another number of the customer. When one of the two is missing, the answer is unknown.</param>
    /// <param name="plus">The number that is added; 0 by default.</param>
    /// <param name="times">The factor of the other number, from 0.000001 to 1 000 000; 1 by default.</param>
    /// <exception cref="ArgumentException">The other field is null or this field.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="times"/> is outside its range.</exception>
    public Condition EqualTo(NumberField other, decimal plus = 0, decimal times = 1) =>
        new NumberFieldCondition(this, ConditionOperator.Eq, other, plus, times);

    /// <summary>
    /// Returns the condition that the field differs from <paramref name="other"/> · <paramref name="times"/> + <paramref name="plus"/>.
    /// </summary>
    /// <inheritdoc cref="EqualTo(NumberField, decimal, decimal)"/>
    public Condition NotEqualTo(NumberField other, decimal plus = 0, decimal times = 1) =>
        new NumberFieldCondition(this, ConditionOperator.Ne, other, plus, times);

    /// <summary>
    /// Returns the condition that the field is greater than <paramref name="other"/> · <paramref name="times"/> + <paramref name="plus"/>.
    /// </summary>
    /// <inheritdoc cref="EqualTo(NumberField, decimal, decimal)"/>
    public Condition GreaterThan(NumberField other, decimal plus = 0, decimal times = 1) =>
        new NumberFieldCondition(this, ConditionOperator.Gt, other, plus, times);

    /// <summary>
    /// Returns the condition that the field is at least <paramref name="other"/> · <paramref name="times"/> + <paramref name="plus"/>.
    /// </summary>
    /// <inheritdoc cref="EqualTo(NumberField, decimal, decimal)"/>
    public Condition AtLeast(NumberField other, decimal plus = 0, decimal times = 1) =>
        new NumberFieldCondition(this, ConditionOperator.Gte, other, plus, times);

    /// <summary>
    /// Returns the condition that the field is less than <paramref name="other"/> · <paramref name="times"/> + <paramref name="plus"/>.
    /// </summary>
    /// <inheritdoc cref="EqualTo(NumberField, decimal, decimal)"/>
    public Condition LessThan(NumberField other, decimal plus = 0, decimal times = 1) =>
        new NumberFieldCondition(this, ConditionOperator.Lt, other, plus, times);

    /// <summary>
    /// Returns the condition that the field is at most <paramref name="other"/> · <paramref name="times"/> + <paramref name="plus"/>.
    /// </summary>
    /// <inheritdoc cref="EqualTo(NumberField, decimal, decimal)"/>
    public Condition AtMost(NumberField other, decimal plus = 0, decimal times = 1) =>
        new NumberFieldCondition(this, ConditionOperator.Lte, other, plus, times);
}
