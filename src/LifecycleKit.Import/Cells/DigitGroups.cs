namespace LifecycleKit.Import;

/// <summary>Checks the groups of the digits before the decimal sign: three digits each, or two and the last one three.</summary>
internal struct DigitGroups
{
    private char _sign;
    private int _first;
    private int _length;
    private bool _isOther;
    private bool _isIndian;

    /// <summary>The sign between groups; <c>\0</c> when there is none.</summary>
    public readonly char Sign => _sign;

    /// <summary>Takes a digit.</summary>
    public void AddDigit() => _length++;

    /// <summary>Takes a sign between groups.</summary>
    /// <param name="sign">The character.</param>
    /// <returns>False when the sign is not one, or is not that of the groups before it.</returns>
    public bool TryAddSign(char sign)
    {
        if (Normalize(sign) is not { } normal) return false;
        if (_sign == '\0')
        {
            _sign = normal;
            _first = _length;
            _isIndian = normal == ',';
        }
        else
        {
            if (_sign != normal) return false;
            _isOther |= _length != 3;
            _isIndian &= _length == 2;
        }

        _length = 0;
        return true;
    }

    /// <summary>Whether the groups are right, once all digits are taken.</summary>
    /// <param name="firstDigit">The first digit: a number with groups does not begin with 0.</param>
    public readonly bool IsValid(char firstDigit) =>
        _sign == '\0'
        || (_length == 3 && firstDigit != '0' && ((_first is >= 1 and <= 3 && !_isOther) || (_first is 1 or 2 && _isIndian)));

    /// <summary>Returns the sign as a notation keeps it, blanks as one and apostrophes as one; null for another one.</summary>
    private static char? Normalize(char c) => c switch
    {
        '.' or ',' => c,
        ' ' or '\u00a0' or '\u202f' or '\u2009' => ' ',
        '\'' or '’' => '\'',
        _ => null,
    };
}
