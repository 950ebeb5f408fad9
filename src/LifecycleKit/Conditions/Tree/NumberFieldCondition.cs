namespace LifecycleKit.Conditions;

/// <summary>A comparison of a number with another number of the customer, times a factor, plus an offset.</summary>
internal sealed class NumberFieldCondition : LeafCondition
{
    private readonly NumberField _field;
    private readonly NumberField _other;
    private readonly LinearNumber _line;

    public NumberFieldCondition(NumberField field, ConditionOperator op, NumberField other, decimal plus, decimal times)
        : base(field, op)
    {
        FieldComparison.Check(field, other);
        if (FieldComparison.Problem(times) is { } problem)
            throw new ArgumentOutOfRangeException(nameof(times), times, $"{problem} {FieldComparison.TimesSuggestion}");
        (_field, _other, _line) = (field, other, new LinearNumber(times, plus));
    }

    public override IReadOnlyList<string> Operands => [ConditionText.Operand(_other, Times, ConditionText.Offset(Plus))];

    /// <summary>The number that is added to the other number; 0 for none.</summary>
    public decimal Plus => _line.Plus;

    /// <summary>The factor of the other number; 1 for none.</summary>
    public decimal Times => _line.Times;

    internal override Field Other => _other;

    /// <summary>Returns the right side of the comparison for a value of the other field.</summary>
    public decimal RightOf(decimal other) => _line.Of(other);

    internal override Truth Ask(in Facts facts, out LeafValues found)
    {
        var isKnown = _field.TryRead(facts, out var value);
        var isOtherKnown = _other.TryRead(facts, out var other);
        found = new(isKnown ? new(FieldType.Number, value) : default, isOtherKnown ? new(FieldType.Number, other) : default);
        if (!isKnown || !isOtherKnown) return Truth.Unknown;
        return FieldComparison.Holds(Operator, value.CompareTo(_line.Of(other))) ? Truth.True : Truth.False;
    }

    /// <remarks>
    /// Both sides may change with time, each in steps or continuously, and each field tells when it next passes a number. So a number
    /// between the two sides is chosen: while the left side stays on its side of it, and the right side does not pass it, the order of
    /// the two cannot change. When one of them passes it, the comparison is looked at again. Passing the present value of the other side
    /// would not be enough, since both sides can move and meet between their present values. For equal sides any change counts.
    /// </remarks>
    internal override long NextFlip(in Facts facts)
    {
        var isKnown = _field.TryRead(facts, out var value);
        var isOtherKnown = _other.TryRead(facts, out var other);
        if (!isKnown || !isOtherKnown)
        {
            return Math.Min(
                isKnown ? long.MaxValue : _field.NextPresence(facts), isOtherKnown ? long.MaxValue : _other.NextPresence(facts));
        }

        var between = Between(value, other);
        return Math.Min(
            _field.NextCrossing(facts, [value == _line.Of(other) ? value : _line.Of(between)]), _other.NextCrossing(facts, [between]));
    }

    /// <summary>
    /// Returns a value of the other field that separates the sides: not beyond its present value, and with a right side that is still
    /// strictly on the same side of the left one. The present value itself always does.
    /// </summary>
    private decimal Between(decimal value, decimal other)
    {
        var order = value.CompareTo(_line.Of(other));
        if (order == 0 || _other.Timing != FieldTiming.Changing) return other;
        var equal = _line.EqualAt(value);
        if (_field.Timing != FieldTiming.Changing)
        {
            // The left side stays, so the other field can come close to it before it is looked at. Money has eight decimals.
            const decimal near = 0.000000001m;
            var close = LinearNumber.Sum(equal, order > 0 ? -near : near);
            if (Separates(close)) return close;
        }

        var middle = (equal / 2) + (other / 2);
        return Separates(middle) ? middle : other;

        bool Separates(decimal candidate) => order > 0
            ? candidate >= other && value > _line.Of(candidate)
            : candidate <= other && value < _line.Of(candidate);
    }
}

/// <summary>A number times a factor plus an offset. A result beyond the range of a decimal is its bound, so that order is kept.</summary>
/// <param name="Times">The factor, above 0.</param>
/// <param name="Plus">The offset.</param>
internal readonly record struct LinearNumber(decimal Times, decimal Plus)
{
    /// <summary>Returns the result, which never falls when the number rises.</summary>
    public decimal Of(decimal number) => Sum(Times == 1 ? number : Product(number, Times), Plus);

    /// <summary>Returns the number at which the result is about equal to a value; rounding may miss it.</summary>
    public decimal EqualAt(decimal value) => Times == 1 ? Sum(value, -Plus) : Product(Sum(value, -Plus), 1 / Times);

    public static decimal Sum(decimal one, decimal other)
    {
        if (other > 0 && one > decimal.MaxValue - other) return decimal.MaxValue;
        return other < 0 && one < decimal.MinValue - other ? decimal.MinValue : one + other;
    }

    private static decimal Product(decimal number, decimal times)
    {
        if (times > 1 && Math.Abs(number) >= decimal.MaxValue / times) return number > 0 ? decimal.MaxValue : decimal.MinValue;
        return number * times;
    }
}
