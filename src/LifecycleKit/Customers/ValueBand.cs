namespace LifecycleKit.Customers;

/// <summary>The values that compare with every operand (above, equal or below) as a given value does.</summary>
internal readonly struct ValueBand
{
    private readonly decimal _value;
    private readonly decimal? _below;
    private readonly decimal? _above;
    private readonly bool _isEqual;

    public ValueBand(decimal value, ReadOnlySpan<decimal> operands)
    {
        _value = value;
        foreach (var operand in operands)
        {
            if (operand == value) _isEqual = true;
            else if (operand < value && !(operand <= _below)) _below = operand;
            else if (operand > value && !(operand >= _above)) _above = operand;
        }
    }

    public bool Contains(decimal value) => _isEqual ? value == _value : !(value <= _below) && !(value >= _above);

    /// <summary>How far a value that falls, but not below 0, must fall to leave the band.</summary>
    /// <param name="below">The operand at which the value is outside the band.</param>
    /// <returns>True when any fall is enough, false when the value must fall to the operand, null when the value never leaves the
    /// band.</returns>
    public bool? FallsOut(out decimal below)
    {
        below = _below ?? -1;
        if (_isEqual) return true;
        return below < 0 ? null : false;
    }
}
