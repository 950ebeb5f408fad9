namespace LifecycleKit.Customers;

/// <summary>Turns the rows of one customer into sorted entries, in place.</summary>
/// <remarks>
/// A tagged instant is twice its UTC ticks plus a bit that distinguishes orders from rows without order id, so both sort as one
/// column; ticks leave two bits of a long free.
/// </remarks>
internal sealed class OrderGroup
{
    public const long LooseTag = 0;
    public const long OrderTag = 1;

    private const int ShortGroup = 24;

    private readonly MoneyCodes _money;
    private readonly TimeZoneInfo? _zone;

    /// <param name="money">The codes of the amounts.</param>
    /// <param name="zone">The zone in which rows without order id of one calendar day are added up; null to add up nothing.</param>
    public OrderGroup(MoneyCodes money, TimeZoneInfo? zone) => (_money, _zone) = (money, zone);

    /// <summary>Turns rows at tagged instants into entries at UTC ticks, by instant and then amount, and returns their number.</summary>
    public int Arrange(Span<long> instants, Span<long> amounts)
    {
        SortByInstant(instants, amounts);
        var count = Collect(instants, amounts);
        SortTies(instants[..count], amounts[..count]);
        return count;
    }

    private static void SortByInstant(Span<long> instants, Span<long> amounts)
    {
        if (instants.Length > ShortGroup)
        {
            instants.Sort(amounts);
            return;
        }

        for (var i = 1; i < instants.Length; i++)
        {
            var (instant, amount) = (instants[i], amounts[i]);
            var free = i;
            for (; free > 0 && instants[free - 1] > instant; free--)
                (instants[free], amounts[free]) = (instants[free - 1], amounts[free - 1]);
            (instants[free], amounts[free]) = (instant, amount);
        }
    }

    /// <summary>Takes the tags off and adds each row without order id to the entry of its day.</summary>
    private int Collect(Span<long> instants, Span<long> amounts)
    {
        var count = 0;
        var day = -1;
        var dayEntry = -1;
        for (var row = 0; row < instants.Length; row++)
        {
            var ticks = instants[row] >> 1;
            if (_zone is not null && (instants[row] & 1) == LooseTag)
            {
                var dayOfRow = CalendarDays.DayNumber(ticks, _zone);
                if (dayOfRow == day)
                {
                    amounts[dayEntry] = _money.Add(amounts[dayEntry], amounts[row]);
                    continue;
                }

                (day, dayEntry) = (dayOfRow, count);
            }

            (instants[count], amounts[count]) = (ticks, amounts[row]);
            count++;
        }

        return count;
    }

    private void SortTies(ReadOnlySpan<long> instants, Span<long> amounts)
    {
        for (int first = 0, end; first < instants.Length; first = end)
        {
            end = first + 1;
            while (end < instants.Length && instants[end] == instants[first]) end++;
            _money.Sort(amounts[first..end]);
        }
    }
}
