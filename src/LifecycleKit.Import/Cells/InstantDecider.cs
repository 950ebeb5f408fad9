using System.Collections.Immutable;

namespace LifecycleKit.Import;

/// <summary>Decides the notation of a column of dates from its evidence.</summary>
/// <remarks>
/// The order of day, month and year is, in this sequence: that of the options; the only one that can read all cells; that of the profile,
/// if it can; with years of two digits, the one whose years hardly change while its days do; day first, where all dates have points.
/// What is left is ambiguous. All but the first two are notes. The sequence of the rows and the date of today decide nothing.
/// </remarks>
/// <param name="evidence">The evidence.</param>
/// <param name="column">The name of the column.</param>
/// <param name="chosen">The order by the options; null for none.</param>
/// <param name="isUtc">Whether the column is in UTC.</param>
/// <param name="profileOrder">The order by the profile; null for none.</param>
internal sealed class InstantDecider(
    InstantEvidence evidence, string column, DateOrder? chosen, bool isUtc, DateOrder? profileOrder)
{
    private readonly ImmutableArray<ImportDiagnostic>.Builder _notes = ImmutableArray.CreateBuilder<ImportDiagnostic>();
    private ImportDiagnostic? _problem;

    /// <summary>Returns the decision.</summary>
    public ColumnDecision<InstantNotation> Decide()
    {
        var form = DecideForm();
        var order = _problem is null ? DecideOrder() : null;
        if (_problem is not null) return new ColumnDecision<InstantNotation>(null, _problem, []);
        if (evidence.ShortYear is { } cell)
        {
            Note($"Years of two digits in {Name} are 2000 to 2099, such as {cell.Text}.", evidence.ShortYearCount, cell.Line);
        }

        if (isUtc) Note($"Times of {Name} without an offset are in UTC.", 1, null);
        return new ColumnDecision<InstantNotation>(new InstantNotation(order, isUtc, form), null, _notes.ToImmutable());
    }

    private string Name => ShortText.Quote(column);

    private InstantForm DecideForm()
    {
        CellExample? found = null;
        var form = InstantForm.Text;
        for (var i = 0; i < evidence.Forms.Length; i++)
        {
            if (evidence.Forms[i] is not { } cell) continue;
            if (found is not null)
            {
                _problem = InstantProblems.Forms(Name, found, form, cell, (InstantForm)i);
                return form;
            }

            found = cell;
            form = (InstantForm)i;
        }

        if (form != InstantForm.Text)
        {
            Note($"Numbers of {Name} such as {found!.Text} are read as {InstantProblems.Describe(form)}.",
                evidence.ReadableCount, found.Line);
        }

        return form;
    }

    private DateOrder? DecideOrder()
    {
        if (chosen is { } order)
        {
            if (evidence.Against[(int)order] is { } against)
            {
                _notes.Add(InstantProblems.Against(Name, order, against, evidence.CountAgainst(order)));
            }

            return order;
        }

        if (evidence.Ordered is null) return profileOrder;
        if (evidence.OfWorkbook is { } date)
        {
            _problem = InstantProblems.HalfConverted(Name, date, evidence.Ordered);
            return null;
        }

        var survivors = Enum.GetValues<DateOrder>().Where(survivor => evidence.Against[(int)survivor] is null).ToList();
        if (survivors.Count == 0) _problem = InstantProblems.Contradiction(Name, evidence.Against);
        if (profileOrder is { } expected)
        {
            if (survivors.Contains(expected)) return ByProfile(expected, survivors);
            if (_problem is null) _notes.Add(InstantProblems.AgainstProfile(Name, expected, evidence.Against[(int)expected]!));
        }

        return survivors.Count switch { 0 => null, 1 => survivors[0], _ => DecideAmong(survivors) };
    }

    private DateOrder ByProfile(DateOrder order, List<DateOrder> orders)
    {
        if (FindDoubt(orders, out _, out _) is { } doubt)
        {
            var (text, line) = (doubt.Example.Text, doubt.Example.Line);
            Note($"The order of day and month in {Name} is that of the profile; {text} alone does not show it.",
                evidence.ReadableCount, line);
        }

        return order;
    }

    /// <summary>Decides among orders that can all read the column.</summary>
    private DateOrder? DecideAmong(List<DateOrder> orders)
    {
        var doubt = FindDoubt(orders, out var one, out var other);
        if (doubt is null)
        {
            // Without an order, only dates that no order reads differently can be read; the others need the option.
            doubt = FindDoubt([.. Enum.GetValues<DateOrder>()], out one, out other);
            if (doubt is not null) _problem = InstantProblems.Ambiguity(Name, doubt, one, other);
            return null;
        }

        if (orders is [DateOrder.YearMonthDay, DateOrder.DayMonthYear] && DecideByYears() is { } byYears) return byYears;
        if (evidence.WithoutPoints is null && orders.Contains(DateOrder.DayMonthYear))
        {
            Note($"Dates of {Name} with points, such as {evidence.Ordered!.Text}, have the day first.",
                evidence.ReadableCount, evidence.Ordered.Line);
            return DateOrder.DayMonthYear;
        }

        _problem = InstantProblems.Ambiguity(Name, doubt, one, other);
        return null;
    }

    private DateOrder? DecideByYears()
    {
        var isLast = evidence.LastNumbers.IsYearBeside(evidence.FirstNumbers);
        if (!isLast && !evidence.FirstNumbers.IsYearBeside(evidence.LastNumbers)) return null;
        var place = isLast ? "last" : "first";
        Note($"The {place} number of dates of {Name} is the year: it hardly changes, and the number at the other end does.",
            evidence.ShortYearCount, evidence.Ordered!.Line);
        return isLast ? DateOrder.DayMonthYear : DateOrder.YearMonthDay;
    }

    /// <summary>Finds the first cell that two of the orders read as different days; day and month first before the others.</summary>
    private InstantDoubt? FindDoubt(List<DateOrder> orders, out DateOrder one, out DateOrder other)
    {
        for (var high = orders.Count - 1; high > 0; high--)
        {
            for (var low = high - 1; low >= 0; low--)
            {
                one = orders[low];
                other = orders[high];
                if (evidence.FindDoubt(one, other) is { } doubt) return doubt;
            }
        }

        one = other = default;
        return null;
    }

    private void Note(string message, long count, long? line) =>
        _notes.Add(new ImportDiagnostic(ImportDiagnosticIds.DateNotation, DiagnosticSeverity.Note, message, string.Empty, count, line));
}
