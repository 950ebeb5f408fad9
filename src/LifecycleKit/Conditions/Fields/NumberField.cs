using System.Diagnostics.CodeAnalysis;
using LifecycleKit.Scoring;

namespace LifecycleKit.Conditions;

/// <summary>A field whose value is a number or an amount of money.</summary>
/// <remarks>
/// <para>A custom number that changes continuously returns when it next passes one of the thresholds it is compared with: the earliest
/// instant at which the value, as read, is no longer on the same side of a threshold (above, equal or below). If the value is monotone
/// until the next event, search for that instant with the reader itself, by bisection over ticks, and not by a formula; then rounding
/// cannot make the two disagree. If the value is not monotone, return an instant not after its next turning point; the field is asked again
/// there. An instant at which nothing changes costs one look; a missed change makes rules fire late or not at all.</para>
/// </remarks>
public sealed partial class NumberField : Field
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
        : base(name, FieldType.Number, timing)
    {
        _read = read;
        _nextCrossing = nextCrossing;
        ReadScaled = readScaled;
        Scale = scale;
    }

    /// <summary>The lead score that the field reads (<see cref="Fields.OfLeadScore"/>); null for other fields.</summary>
    public LeadScore? LeadScore { get; internal init; }

    /// <summary>Reads the value; returns false when it is missing.</summary>
    internal delegate bool Reader(in Facts facts, out decimal value);

    /// <summary>
    /// Returns the first instant after the facts' own at which the value may pass one of the operands, or may appear or disappear.
    /// </summary>
    internal delegate long Crossing(in Facts facts, ReadOnlySpan<decimal> operands);

    /// <summary>Whether the value can be read as an integer, which is much faster than a decimal.</summary>
    [MemberNotNullWhen(true, nameof(ReadScaled))]
    internal bool IsScaled => ReadScaled is not null;

    /// <summary>Whether the value is a whole number, or missing.</summary>
    internal bool IsWhole => IsScaled && Scale == 0;

    /// <summary>
    /// The number of decimals of the scaled reader: 0 for whole numbers, 8 for money; meaningless without a scaled reader.
    /// </summary>
    internal int Scale { get; }

    /// <summary>The scaled reader, which returns exactly the value · 10^<see cref="Scale"/>; null for none.</summary>
    internal SlotReader? ReadScaled { get; }

    /// <summary>Returns the condition that the field equals <paramref name="value"/>.</summary>
    public Condition EqualTo(decimal value) => new NumberCondition(this, ConditionOperator.Eq, [value]);

    /// <summary>Returns the condition that the field differs from <paramref name="value"/>.</summary>
    public Condition NotEqualTo(decimal value) => new NumberCondition(this, ConditionOperator.Ne, [value]);

    /// <summary>Returns the condition that the field is greater than <paramref name="value"/>.</summary>
    public Condition GreaterThan(decimal value) => new NumberCondition(this, ConditionOperator.Gt, [value]);

    /// <summary>Returns the condition that the field is at least <paramref name="value"/>.</summary>
    public Condition AtLeast(decimal value) => new NumberCondition(this, ConditionOperator.Gte, [value]);

    /// <summary>Returns the condition that the field is less than <paramref name="value"/>.</summary>
    public Condition LessThan(decimal value) => new NumberCondition(this, ConditionOperator.Lt, [value]);

    /// <summary>Returns the condition that the field is at most <paramref name="value"/>.</summary>
    public Condition AtMost(decimal value) => new NumberCondition(this, ConditionOperator.Lte, [value]);

    /// <summary>Returns the condition that the field is between two numbers, both included.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maximum"/> is less than <paramref name="minimum"/>.</exception>
    public Condition Between(decimal minimum, decimal maximum)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maximum, minimum);
        return new NumberCondition(this, ConditionOperator.Between, [minimum, maximum]);
    }

    /// <summary>Returns the condition that the field is one of 1 to 256 values.</summary>
    /// <exception cref="ArgumentException">There is no value, or there are more than 256.</exception>
    public Condition In(params decimal[] values) => new NumberCondition(this, ConditionOperator.In, Operands.Distinct(values));

    /// <summary>Returns the condition that the field is none of 1 to 256 values.</summary>
    /// <exception cref="ArgumentException">There is no value, or there are more than 256.</exception>
    public Condition NotIn(params decimal[] values) => new NumberCondition(this, ConditionOperator.NotIn, Operands.Distinct(values));

    /// <inheritdoc/>
    public override FieldValue ValueOf(in Facts facts) => TryRead(facts, out var value) ? new FieldValue(FieldType.Number, value) : default;

    internal bool TryRead(in Facts facts, out decimal value) => _read(facts, out value);

    internal long NextCrossing(in Facts facts, ReadOnlySpan<decimal> operands) =>
        _nextCrossing is null ? long.MaxValue : _nextCrossing(facts, operands);

    internal override long NextPresence(in Facts facts) => NextCrossing(facts, []);
}

/// <summary>Returns when the number of a custom field may next pass one of some thresholds if no event of the customer arrives.</summary>
/// <param name="facts">The customer at an instant; valid for the duration of the call.</param>
/// <param name="thresholds">
/// The numbers that a condition compares the value with; empty when only the appearance or disappearance of the value matters.
/// </param>
/// <returns>
/// An instant later than <see cref="Facts.AsOf"/> before which the value neither appears nor disappears, and stays on the same side of each
/// threshold (above, equal or below). Null when that never changes, or not before the year 10000, where date arithmetic throws.
/// </returns>
public delegate DateTimeOffset? FieldCrossing(in Facts facts, ReadOnlySpan<decimal> thresholds);
