namespace LifecycleKit.Import;

/// <summary>The range of the numbers at one place of dates with a year of two digits: few values are years, many are days.</summary>
internal struct YearSpan
{
    private const int MinCount = 20;
    private const int MaxYears = 5;
    private const int MinDays = 15;

    private long _count;
    private int _low;
    private int _high;

    /// <summary>Whether the numbers look like years and those of another place like days: at least 20 dates, at most five years, and days
    /// that are at least fifteen apart.</summary>
    /// <param name="days">The other place.</param>
    public readonly bool IsYearBeside(YearSpan days) =>
        _count >= MinCount && _high - _low <= MaxYears && days._high - days._low >= MinDays;

    /// <summary>Takes a number.</summary>
    /// <param name="number">The number, 0 to 99.</param>
    public void Add(int number)
    {
        _low = _count == 0 ? number : Math.Min(_low, number);
        _high = _count == 0 ? number : Math.Max(_high, number);
        _count++;
    }
}
