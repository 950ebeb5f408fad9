namespace LifecycleKit.Import;

/// <summary>Collects, cell by cell and in constant memory, what a column shows about its notation of dates.</summary>
/// <remarks>
/// The readings are the three orders of day, month and year, and the forms that are numbers. A cell that an order cannot read rules the
/// order out; a cell that two orders read as different days is kept as the example of their ambiguity; a cell that is not an instant in
/// any reading shows nothing.
/// </remarks>
internal sealed class InstantEvidence
{
    private readonly CellExample?[] _forms = new CellExample?[4];
    private readonly CellExample?[] _against = new CellExample?[DateOrders.Count];
    private readonly long[] _againstCounts = new long[DateOrders.Count];
    private readonly InstantDoubt?[] _doubts = new InstantDoubt?[DateOrders.Count];
    private YearSpan _firstNumbers;
    private YearSpan _lastNumbers;

    /// <summary>The number of cells that are instants in a reading.</summary>
    public long ReadableCount { get; private set; }

    /// <summary>The first cell of each form in the order of their numbers; null for none.</summary>
    internal ReadOnlySpan<CellExample?> Forms => _forms;

    /// <summary>The first cell that each order cannot read; null for none.</summary>
    internal ReadOnlySpan<CellExample?> Against => _against;

    /// <summary>The first date of three numbers; null for none.</summary>
    internal CellExample? Ordered { get; private set; }

    /// <summary>The first date of three numbers with another sign than points between them; null for none.</summary>
    internal CellExample? WithoutPoints { get; private set; }

    /// <summary>The first date that a workbook gives as such; null for none.</summary>
    internal CellExample? OfWorkbook { get; private set; }

    /// <summary>The first date with a year of two digits; null for none.</summary>
    internal CellExample? ShortYear { get; private set; }

    /// <summary>The number of dates with a year of two digits.</summary>
    internal long ShortYearCount { get; private set; }

    /// <summary>The first numbers of dates with a year of two digits.</summary>
    internal YearSpan FirstNumbers => _firstNumbers;

    /// <summary>The last numbers of dates with a year of two digits.</summary>
    internal YearSpan LastNumbers => _lastNumbers;

    /// <summary>Takes a cell.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="kind">The type of the cell.</param>
    /// <param name="line">The line of its row, from 1.</param>
    public void Add(ReadOnlySpan<char> text, CellKind kind, long line)
    {
        if (!IsoScan.TryRead(text, out var parts) && InstantScan.Read(text, out parts) != InstantFault.None) return;
        if (kind == CellKind.Instant)
        {
            if (DateOrders.Read(parts, DateOrder.YearMonthDay, out _) != InstantFault.None) return;
            ReadableCount++;
            OfWorkbook ??= CellExample.Create(line, text);
            return;
        }

        if (parts is { Form: InstantForm.Text, IsOrdered: true })
        {
            if (!AddOrdered(text, line, parts)) return;
        }
        else if (parts.Form == InstantForm.Text && DateOrders.Read(parts, DateOrder.YearMonthDay, out _) != InstantFault.None)
        {
            return;
        }

        ReadableCount++;
        _forms[(int)parts.Form] ??= CellExample.Create(line, text);
        if (!parts.HasShortYear) return;
        ShortYear ??= CellExample.Create(line, text);
        ShortYearCount++;
    }

    /// <summary>Decides the notation.</summary>
    /// <param name="column">The name of the column, for messages.</param>
    /// <param name="options">The options; <see cref="ImportOptions.DateOrder"/> settles every doubt.</param>
    /// <param name="isUtcColumn">Whether the column is in UTC by its name or by the profile.</param>
    /// <param name="profileOrder">The order that the shop system always writes; null for unknown. It settles an ambiguity, and gives way to
    /// evidence.</param>
    public ColumnDecision<InstantNotation> Decide(string column, ImportOptions options, bool isUtcColumn, DateOrder? profileOrder) =>
        new InstantDecider(this, column, options.DateOrder, isUtcColumn, profileOrder).Decide();

    /// <summary>The number of dates that an order cannot read.</summary>
    internal long CountAgainst(DateOrder order) => _againstCounts[(int)order];

    /// <summary>The first date that two orders read as different days; null for none.</summary>
    internal InstantDoubt? FindDoubt(DateOrder one, DateOrder other) => _doubts[Pair((int)one, (int)other)];

    private static int Pair(int one, int other) => one + other - 1;

    private bool AddOrdered(ReadOnlySpan<char> text, long line, in InstantParts parts)
    {
        Span<int> days = stackalloc int[DateOrders.Count];
        var isReadable = false;
        for (var order = 0; order < DateOrders.Count; order++)
        {
            var isRead = DateOrders.Read(parts, (DateOrder)order, out var day) == InstantFault.None;
            days[order] = isRead ? day : -1;
            isReadable |= isRead;
        }

        if (!isReadable) return false;
        for (var order = 0; order < DateOrders.Count; order++)
        {
            if (days[order] < 0)
            {
                _against[order] ??= CellExample.Create(line, text);
                _againstCounts[order]++;
            }

            for (var other = order + 1; other < DateOrders.Count; other++)
            {
                if (days[order] >= 0 && days[other] >= 0 && days[order] != days[other])
                {
                    _doubts[Pair(order, other)] ??= new InstantDoubt(CellExample.Create(line, text), days[order], days[other]);
                }
            }
        }

        Ordered ??= CellExample.Create(line, text);
        if (parts.Separator != '.') WithoutPoints ??= CellExample.Create(line, text);
        if (!parts.HasShortYear) return true;
        _firstNumbers.Add(parts.First);
        _lastNumbers.Add(parts.Third);
        return true;
    }
}
