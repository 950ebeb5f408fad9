namespace LifecycleKit.Import;

/// <summary>Reads order exports of shop systems: CSV and TSV, plain, in gz or in zip, and xlsx.</summary>
/// <remarks>
/// <para>
/// The first rows decide how the file is written, which column is what, and what a row is; then all rows are read, and each is accounted
/// for. What the file does not decide is refused, with the readings that are possible and the option that settles it. The result depends on
/// nothing else: not on the culture, the time zone or the day of the run, the recognition of dates after today excepted.
/// </para>
/// <para>
/// The members are thread-safe; a stream must not be read by two of them. The rows of a longer file are parsed on a second thread, some
/// ahead; <see cref="ImportOptions.OnRejected"/> and the progress are called in the order of the rows, never two calls at a time.
/// </para>
/// </remarks>
public static class OrderImport
{
    /// <summary>Reads a file of orders.</summary>
    /// <param name="source">The file.</param>
    /// <param name="options">What is known about the file; <see cref="ImportOptions.Default"/> when null.</param>
    /// <param name="progress">Called every 10 000 rows, on the thread that reads; null for none.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    /// <exception cref="ArgumentException">An option is not valid.</exception>
    /// <exception cref="ImportException">The file is missing, damaged, not a table of orders, or ambiguous.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task<ImportResult> ReadAsync(
        ImportSource source, ImportOptions? options = null, IProgress<ImportProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        var valid = OptionsCheck.Checked(options);
        return Task.Run(
            () =>
            {
                using var run = new ImportRun(source, valid, cancellationToken);
                return RowsOfFile.Read(run, valid, progress, cancellationToken);
            },
            cancellationToken);
    }

    /// <summary>Says what is understood of a file, from its first rows alone.</summary>
    /// <param name="source">The file.</param>
    /// <param name="options">What is known about the file; <see cref="ImportOptions.Default"/> when null.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    /// <exception cref="ArgumentException">An option is not valid.</exception>
    /// <exception cref="ImportException">The file is missing, damaged, not a table of orders, or ambiguous.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task<ImportInspection> InspectAsync(
        ImportSource source, ImportOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        var valid = OptionsCheck.Checked(options);
        return Task.Run(
            () =>
            {
                using var run = new ImportRun(source, valid, cancellationToken);
                return FirstRows.Read(run);
            },
            cancellationToken);
    }
}
