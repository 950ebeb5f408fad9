namespace LifecycleKit.Import;

/// <summary>The reasons why a text is not a number, as text.</summary>
internal static class NumberFaults
{
    /// <summary>Returns the reason with the cell.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="text">The cell.</param>
    public static string Describe(NumberFault fault, ReadOnlySpan<char> text) =>
        fault is NumberFault.Empty ? "The number is empty." : $"{ShortText.Quote(text)} is not a number: {Reason(fault)}.";

    private static string Reason(NumberFault fault) => fault switch
    {
        NumberFault.NoDigit => "it has no digit",
        NumberFault.Formula => "it is a formula, not its result",
        NumberFault.OtherDigits => "its digits are not 0 to 9",
        NumberFault.Character => "it has a character that has no place in a number",
        NumberFault.Groups => "its groups do not have three digits, or its decimal sign is not that of the column",
        NumberFault.Words => "the text around the digits is not a known currency",
        NumberFault.TwoSigns => "it has two signs",
        NumberFault.TwoCurrencies => "it has two currencies",
        NumberFault.TooManyDigits => "it has more than 28 digits",
        NumberFault.TooLarge => "it is beyond 10^12",
        NumberFault.Undecided => "the rows before it show no decimal sign",
        _ => "it cannot be read",
    };
}
