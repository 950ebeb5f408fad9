namespace LifecycleKit.Import;

/// <summary>What a file says about the type of a cell.</summary>
internal enum CellKind : byte
{
    /// <summary>Text, in the notation of the file.</summary>
    Text = 0,

    /// <summary>A number of a workbook, given as invariant text: <c>-1234.5</c>.</summary>
    Number = 1,

    /// <summary>A date or instant of a workbook, given as <c>yyyy-MM-ddTHH:mm:ss.FFFFFFF</c>.</summary>
    Instant = 2,
}
