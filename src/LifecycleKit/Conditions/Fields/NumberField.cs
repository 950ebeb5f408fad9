using System.Diagnostics.CodeAnalysis;

namespace LifecycleKit.Conditions;

/// <summary>A field whose value is a number or an amount of money.</summary>
/// <remarks>
/// <para>A number that follows a model and so moves all the time, monotone until the next event, tells when it passes the thresholds that it
/// is compared with: the least, over the thresholds, of the first instant at which the value as read is no longer on the same side of the
/// threshold (above, equal to, below). Search for it with the very reader, by halving an interval of ticks, and not by a formula: then rounding
/// cannot make the two disagree. One that is not monotone must name an instant before its next turn, and is asked again there; naming an instant
/// at which nothing changes costs a look, passing over a change breaks the lifecycle.</para>
/// <para>Immutable and safe to share between threads.</para>
/// </remarks>
public sealed class NumberField : Field
{
    private readonly Reader _read;
    private readonly Crossing? _nextCrossing;

    internal NumberField(
        string name,
        Reader read,
        FieldTiming timing = FieldTiming.Constant,
        Crossing? nextCrossing = null,
        SlotReader? readScaled = null,
        int scale = 0)
        : base(name, FieldType.Number, timing) => (_read, _nextCrossing, ReadScaled, Scale) = (read, nextCrossing, readScaled, scale);

    /// <summary>Reads the value; false when it is missing.</summary>
    internal delegate bool Reader(in Facts facts, out decimal value);

    /// <summary>
    /// The first instant after the facts' own at which the value's order relative to one of the operands may change, or, whatever the operands,
    /// the value appear or vanish.
    /// </summary>
    internal delegate long Crossing(in Facts facts, ReadOnlySpan<decimal> operands);

    /// <summary>Whether the value can be read as an integer, which is much faster.</summary>
    [MemberNotNullWhen(true, nameof(ReadScaled))]
    internal bool IsScaled => ReadScaled is not null;

    /// <summary>Whether the value is a whole number, or missing.</summary>
    internal bool IsWhole => IsScaled && Scale == 0;

    /// <summary>The decimals of the scaled reader: 0 for whole numbers, 8 for money; meaningless without one.</summary>
    internal int Scale { get; }

    /// <summary>Reads the value · 10^<see cref="Scale"/>, exactly; null where there is no such reader.</summary>
    internal SlotReader? ReadScaled { get; }

    /// <summary>The value equals <paramref name="value"/>.</summary>
    public Condition EqualTo(decimal value) => new NumberCondition(this, ConditionOperator.Eq, [value]);

    /// <summary>The value differs from <paramref name="value"/>.</summary>
    public Condition NotEqualTo(decimal value) => new NumberCondition(this, ConditionOperator.Ne, [value]);

    /// <summary>The value is greater than <paramref name="value"/>.</summary>
    public Condition GreaterThan(decimal value) => new NumberCondition(this, ConditionOperator.Gt, [value]);

    /// <summary>The value is at least <paramref name="value"/>.</summary>
    public Condition AtLeast(decimal value) => new NumberCondition(this, ConditionOperator.Gte, [value]);

    /// <summary>The value is less than <paramref name="value"/>.</summary>
    public Condition LessThan(decimal value) => new NumberCondition(this, ConditionOperator.Lt, [value]);

    /// <summary>The value is at most <paramref name="value"/>.</summary>
    public Condition AtMost(decimal value) => new NumberCondition(this, ConditionOperator.Lte, [value]);

    /// <summary>The value lies between two numbers, both included.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The bounds are crossed.</exception>
    public Condition Between(decimal minimum, decimal maximum)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maximum, minimum);
        return new NumberCondition(this, ConditionOperator.Between, [minimum, maximum]);
    }

    /// <summary>The value is one of the given, at most 256.</summary>
    /// <exception cref="ArgumentException">No value is given, or more than 256.</exception>
    public Condition In(params decimal[] values) => new NumberCondition(this, ConditionOperator.In, Operands.Distinct(values));

    /// <summary>The value is none of the given, at most 256.</summary>
    /// <exception cref="ArgumentException">No value is given, or more than 256.</exception>
    public Condition NotIn(params decimal[] values) => new NumberCondition(this, ConditionOperator.NotIn, Operands.Distinct(values));

    /// <inheritdoc/>
    public override FieldValue ValueOf(in Facts facts) => TryRead(facts, out var value) ? new FieldValue(FieldType.Number, value) : default;

    internal bool TryRead(in Facts facts, out decimal value) => _read(facts, out value);

    internal long NextCrossing(in Facts facts, ReadOnlySpan<decimal> operands) =>
        _nextCrossing is null ? long.MaxValue : _nextCrossing(facts, operands);

    internal override long NextPresence(in Facts facts) => NextCrossing(facts, []);
}
