namespace LifecycleKit.Import;

/// <summary>Why a text is not a number.</summary>
internal enum NumberFault
{
    /// <summary>It is a number.</summary>
    None = 0,

    /// <summary>There is no text.</summary>
    Empty,

    /// <summary>There is no digit.</summary>
    NoDigit,

    /// <summary>The text is a formula.</summary>
    Formula,

    /// <summary>The digits are not 0 to 9.</summary>
    OtherDigits,

    /// <summary>The text has a character that has no place in a number.</summary>
    Character,

    /// <summary>The groups of digits do not have three digits, or decimal and grouping signs are mixed.</summary>
    Groups,

    /// <summary>The text around the digits is not a currency.</summary>
    Words,

    /// <summary>There are two signs.</summary>
    TwoSigns,

    /// <summary>There are two currencies.</summary>
    TwoCurrencies,

    /// <summary>The number has more digits than can be kept without rounding.</summary>
    TooManyDigits,

    /// <summary>The number is beyond 10^12.</summary>
    TooLarge,

    /// <summary>The notation has no decimal sign, and the number depends on it.</summary>
    Undecided,
}
