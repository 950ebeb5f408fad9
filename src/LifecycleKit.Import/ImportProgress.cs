namespace LifecycleKit.Import;

/// <summary>How far an import is.</summary>
/// <param name="RowCount">The number of rows read so far.</param>
/// <param name="Share">The share of the file that is read, 0 to 1.</param>
public readonly record struct ImportProgress(long RowCount, double Share)
{
    /// <summary>Returns the number of rows and the share in percent, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{RowCount} rows, {Share * 100:0} %");
}
