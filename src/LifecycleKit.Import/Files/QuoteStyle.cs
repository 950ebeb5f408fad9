namespace LifecycleKit.Import;

/// <summary>How a text file uses quotes.</summary>
internal enum QuoteStyle
{
    /// <summary>As in RFC 4180; a quote inside a field that does not begin with one is content.</summary>
    Standard = 0,

    /// <summary>As in RFC 4180, with blanks between the separator and the quote.</summary>
    AfterBlanks = 1,

    /// <summary>A quote in a quoted field is written with a backslash before it.</summary>
    Backslash = 2,

    /// <summary>Quotes are content.</summary>
    None = 3,
}
