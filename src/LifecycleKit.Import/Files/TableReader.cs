namespace LifecycleKit.Import;

/// <summary>Reads the rows of a table one after another, notes above the header and blank rows included.</summary>
internal abstract class TableReader : IDisposable
{
    /// <summary>The line at which the current row begins, from 1; in a workbook the number of the row.</summary>
    public abstract long LineNumber { get; }

    /// <summary>The number of fields of the current row.</summary>
    public abstract int FieldCount { get; }

    /// <summary>The share of the file that is read, 0 to 1.</summary>
    public abstract double Share { get; }

    /// <summary>What is wrong with the current row as a whole, as part of a sentence, so that it is rejected; null for nothing.</summary>
    public virtual string? Problem => null;

    /// <summary>Returns a field of the current row, unquoted; empty when the row is shorter. Valid until the next row is read.</summary>
    /// <param name="index">The index of the field, from 0.</param>
    public abstract ReadOnlySpan<char> GetField(int index);

    /// <summary>Returns what the file says about the type of a field; text for every field of a text file.</summary>
    /// <param name="index">The index of the field, from 0.</param>
    public virtual CellKind GetKind(int index) => CellKind.Text;

    /// <summary>Returns the current row as in the file, for a list of rejected rows.</summary>
    public abstract string GetText();

    /// <summary>Reads the next row.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="ImportException">The file ends early, inside quotes, or its bytes are not text in the encoding.</exception>
    public abstract bool Read();

    /// <inheritdoc/>
    public abstract void Dispose();
}
