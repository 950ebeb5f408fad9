using System.Text;

namespace LifecycleKit.Import;

/// <summary>Reads the rows of a table one after another, notes above the header and blank rows included.</summary>
internal abstract class TableReader : IDisposable
{
    /// <summary>The number of characters of a row that a list of rejected rows shows.</summary>
    private const int MaxTextLength = 2_000;

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

    /// <summary>The bytes of the current row as UTF-8; empty where the file does not hold it as text.</summary>
    public virtual ReadOnlySpan<byte> RawText => [];

    /// <summary>
    /// Returns the current row as in the file, for a list of rejected rows; the fields of a workbook are separated by tabs.
    /// </summary>
    public string GetText()
    {
        var bytes = RawText;
        if (bytes.IsEmpty)
        {
            var fields = new string[FieldCount];
            for (var i = 0; i < fields.Length; i++) fields[i] = GetField(i).ToString();
            return string.Join('\t', fields);
        }

        // A character has at most four bytes.
        if (bytes.Length <= MaxTextLength) return Encoding.UTF8.GetString(bytes);
        var text = Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, MaxTextLength * 4)]);
        return text.Length <= MaxTextLength ? text : $"{text.AsSpan(0, MaxTextLength)}…";
    }

    /// <summary>
    /// Returns a hash of the cells of the current row, to find identical rows. Empty cells at the end make no difference.
    /// </summary>
    public virtual int GetRowHash()
    {
        var hash = 17;
        for (var i = 0; i < FieldCount; i++)
        {
            var field = GetField(i);
            if (!field.IsEmpty) hash = HashCode.Combine(hash, i, string.GetHashCode(field));
        }

        return hash;
    }

    /// <summary>Reads the next row.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="ImportException">The file ends early, inside quotes, or its bytes are not text in the encoding.</exception>
    public abstract bool Read();

    /// <inheritdoc/>
    public abstract void Dispose();
}
