namespace LifecycleKit.Import;

/// <summary>Parses the numbers of a row.</summary>
/// <param name="plan">The plan.</param>
internal sealed class RowNumbers(ImportPlan plan)
{
    /// <summary>The largest amount of a row: a thousand of them still make an order that the library takes.</summary>
    public const decimal Largest = 1_000_000_000_000;

    private readonly RowColumns _columns = plan.Columns;

    /// <summary>The sign or code of a currency beside an amount of the last row; null for none.</summary>
    public string? Currency { get; private set; }

    /// <summary>Begins a row.</summary>
    public void Begin() => Currency = null;

    /// <summary>Parses the number of a column; null for an empty cell, and for one that is not readable and not needed.</summary>
    /// <param name="reader">The reader at a row.</param>
    /// <param name="row">The number of the row below the header, from 1.</param>
    /// <param name="role">The role of the column.</param>
    /// <param name="value">The number.</param>
    /// <param name="problem">The reason why it cannot be read; empty when it can.</param>
    /// <exception cref="ImportException">The cell contradicts what was decided for its column.</exception>
    public bool TryRead(TableReader reader, long row, ColumnRole role, out decimal? value, out string problem)
    {
        value = null;
        problem = string.Empty;
        var text = _columns.Field(reader, role);
        if (text.IsEmpty) return true;
        var kind = reader.GetKind(_columns[role]);
        var notation = plan.Format.Numbers;
        if (NumberText.TryParse(text, kind, notation, out var number, out var currency, out var reason))
        {
            if (role is ColumnRole.Amount or ColumnRole.LineAmount or ColumnRole.Price) Currency ??= currency;
            value = number;
            if (Math.Abs(number) <= Largest) return true;
            problem = $"The column {_columns.NameOf(role)} has a number beyond 10¹².";
            return false;
        }

        // A number of a column beside the amount does not cost the row, except where the amount is made of it.
        if (!IsNeeded(role)) return true;
        if (plan.IsBeyondSample(row) && plan.Options.DecimalSign is null && NumberText.IsContradiction(text, kind, notation))
            throw Contradiction(text, role, reader.LineNumber);
        problem = $"The column {_columns.NameOf(role)} has no number: {reason}";
        return false;
    }

    private bool IsNeeded(ColumnRole role) => role is ColumnRole.Amount or ColumnRole.Refunded or ColumnRole.AfterRefunds
        || (plan.IsMultiplied && role is ColumnRole.Quantity or ColumnRole.Price)
        || (role == ColumnRole.LineAmount && !_columns.Has(ColumnRole.Amount));

    private ImportException Contradiction(ReadOnlySpan<char> text, ColumnRole role, long line)
    {
        var before = plan.Format.Numbers.DecimalSign is { } sign
            ? $"use '{sign}' as decimal sign" : "are the same with both decimal signs";
        return Refusal.Of(
            ImportDiagnosticIds.AmountNotation,
            $"The column {_columns.NameOf(role)} has {ShortText.Quote(text)}, but the rows before it {before}.",
            "Set DecimalSign (--decimal . or --decimal ,) to read the file and reject rows that do not fit.", line);
    }
}
