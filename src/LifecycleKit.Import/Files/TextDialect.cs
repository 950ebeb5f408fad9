namespace LifecycleKit.Import;

/// <summary>How a text file separates and quotes its fields.</summary>
/// <param name="Delimiter">The separator.</param>
internal sealed record TextDialect(char Delimiter)
{
    /// <summary>How quotes are read.</summary>
    public QuoteStyle Quotes { get; init; }

    /// <summary>Whether the first line is <c>sep=;</c> and not part of the table.</summary>
    public bool HasSeparatorLine { get; init; }

    /// <summary>Whether each line is one quoted field, in which the fields of the row are.</summary>
    public bool IsWrapped { get; init; }
}
