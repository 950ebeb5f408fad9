namespace LifecycleKit.Import;

/// <summary>Refuses options that no file can satisfy.</summary>
internal static class OptionsCheck
{
    /// <summary>Returns the options; the defaults for null.</summary>
    /// <param name="options">The options.</param>
    /// <exception cref="ArgumentException">An option is not valid.</exception>
    public static ImportOptions Checked(ImportOptions? options)
    {
        if (options is null) return ImportOptions.Default;
        ArgumentNullException.ThrowIfNull(options.TimeZone, nameof(options));
        ArgumentNullException.ThrowIfNull(options.TimeProvider, nameof(options));
        ArgumentNullException.ThrowIfNull(options.Columns, nameof(options));
        ArgumentNullException.ThrowIfNull(options.Statuses, nameof(options));
        if (options.SampleSize < 1) Refuse($"SampleSize must be at least 1, not {options.SampleSize}.");
        if (options.MaxUnpackedSize < 1) Refuse($"MaxUnpackedSize must be at least 1, not {options.MaxUnpackedSize}.");
        if (options.DecimalSign is not (null or '.' or ',')) Refuse($"DecimalSign must be '.' or ',', not '{options.DecimalSign}'.");
        if (options.Currency is { } code && CurrencyCodes.Find(code) is null)
            Refuse($"Currency must be a code of ISO 4217 in upper case, such as EUR, not {ShortText.Quote(code)}.");
        if (options.DateOrder is { } order && !Enum.IsDefined(order)) Refuse($"DateOrder must be a member of DateOrder, not {order}.");
        if (options.Rows is { } rows && !Enum.IsDefined(rows)) Refuse($"Rows must be a member of RowKind, not {rows}.");
        if (options.Delimiter is '"' or '\r' or '\n' or '\0') Refuse($"Delimiter must not be a quote or a line break.");
        foreach (var (role, name) in options.Columns)
        {
            if (!Enum.IsDefined(role) || role == ColumnRole.None) Refuse($"Columns has {role}, which no column can be.");
            if (string.IsNullOrWhiteSpace(name)) Refuse($"Columns has no name for {role}.");
        }

        if (StatusWords.FindProblem(options.Statuses) is { } problem) Refuse($"In Statuses {problem}");
        return options;

        static void Refuse(FormattableString reason) => throw new ArgumentException(FormattableString.Invariant(reason), nameof(options));
    }
}
