namespace LifecycleKit.Import;

/// <summary>The parts of a number in a cell: the sign, the currency and the digits.</summary>
internal readonly ref struct NumberScan
{
    private NumberScan(NumberFault fault) => Fault = fault;

    private NumberScan(ReadOnlySpan<char> digits, bool isNegative, bool hasDash, string? currency)
    {
        Digits = digits;
        IsNegative = isNegative;
        HasDash = hasDash;
        Currency = currency;
    }

    /// <summary>Why there is no number; none when there may be one.</summary>
    public NumberFault Fault { get; }

    /// <summary>The text from the first to the last digit, with decimal signs at its edges.</summary>
    public ReadOnlySpan<char> Digits { get; }

    /// <summary>Whether a minus sign or parentheses were found.</summary>
    public bool IsNegative { get; }

    /// <summary>Whether a dash takes the place of the decimals, as in <c>12,-</c>.</summary>
    public bool HasDash { get; }

    /// <summary>The code or the sign of the currency; null for none.</summary>
    public string? Currency { get; }

    /// <summary>Whether the digits end with a decimal sign that no digit follows: that is read, but is not evidence.</summary>
    public bool IsWeak => !HasDash && !Digits.IsEmpty && IsPoint(Digits[^1]);

    /// <summary>Divides a cell into its parts.</summary>
    /// <param name="text">The cell.</param>
    public static NumberScan Create(ReadOnlySpan<char> text)
    {
        text = CellText.Trim(text);
        if (text.IsEmpty) return new NumberScan(NumberFault.Empty);
        if (text[0] == '=') return new NumberScan(NumberFault.Formula);
        var first = 0;
        while (first < text.Length && !char.IsAsciiDigit(text[first])) first++;
        if (first == text.Length) return new NumberScan(HasOtherDigits(text) ? NumberFault.OtherDigits : NumberFault.NoDigit);
        var last = text.Length - 1;
        while (!char.IsAsciiDigit(text[last])) last--;
        if (first > 0 && IsPoint(text[first - 1]) && !(first > 1 && char.IsLetter(text[first - 2]))) first--;
        var hasDash = false;
        var after = last + 1;
        if (after < text.Length && IsPoint(text[after]))
        {
            after++;
            var dash = after;
            while (dash < text.Length && IsDash(text[dash])) dash++;
            hasDash = dash > after;
            last = after - 1;
            after = dash;
        }

        return Surround(text[..first].Trim(), text[first..(last + 1)], text[after..].Trim(), hasDash);
    }

    /// <summary>Whether a character is a decimal sign in one of the notations.</summary>
    /// <param name="c">The character.</param>
    public static bool IsPoint(char c) => c is '.' or ',';

    private static bool IsDash(char c) => c is '-' or '–' or '—' or '−';

    private static bool IsMinus(char c) => c is '-' or '−' or '–';

    private static NumberScan Surround(ReadOnlySpan<char> before, ReadOnlySpan<char> digits, ReadOnlySpan<char> after, bool hasDash)
    {
        var signs = 0;
        var isNegative = false;
        if (!before.IsEmpty && (IsMinus(before[0]) || before[0] == '+')) TakeSign(ref before, 0, ref signs, ref isNegative);
        if (!before.IsEmpty && before[0] == '(')
        {
            if (after.IsEmpty || after[^1] != ')') return new NumberScan(NumberFault.Words);
            before = before[1..].TrimStart();
            after = after[..^1].TrimEnd();
            signs++;
            isNegative = true;
        }

        if (!before.IsEmpty && (IsMinus(before[^1]) || before[^1] == '+'))
        {
            TakeSign(ref before, before.Length - 1, ref signs, ref isNegative);
        }

        if (!after.IsEmpty && IsMinus(after[0])) TakeSign(ref after, 0, ref signs, ref isNegative);
        else if (!after.IsEmpty && IsMinus(after[^1])) TakeSign(ref after, after.Length - 1, ref signs, ref isNegative);
        if (signs > 1) return new NumberScan(NumberFault.TwoSigns);
        return TryFindCurrency(before, after, out var currency, out var fault)
            ? new NumberScan(digits, isNegative, hasDash, currency) : new NumberScan(fault);
    }

    private static void TakeSign(ref ReadOnlySpan<char> text, int index, ref int signs, ref bool isNegative)
    {
        signs++;
        isNegative |= text[index] != '+';
        text = (index == 0 ? text[1..] : text[..^1]).Trim();
    }

    private static bool TryFindCurrency(
        ReadOnlySpan<char> before, ReadOnlySpan<char> after, out string? currency, out NumberFault fault)
    {
        currency = null;
        fault = NumberFault.None;
        if (before.IsEmpty && after.IsEmpty) return true;
        var prefix = before.IsEmpty ? null : CurrencySigns.Find(before);
        var suffix = after.IsEmpty ? null : CurrencySigns.Find(after);
        fault = HasOtherDigits(before) || HasOtherDigits(after) ? NumberFault.OtherDigits : NumberFault.Words;
        if ((!before.IsEmpty && prefix is null) || (!after.IsEmpty && suffix is null)) return false;
        fault = NumberFault.TwoCurrencies;
        currency = prefix is not null && suffix is not null ? CurrencySigns.Join(prefix, suffix) : prefix ?? suffix;
        return currency is not null;
    }

    private static bool HasOtherDigits(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsNumber(c) && !char.IsAsciiDigit(c)) return true;
        }

        return false;
    }
}
