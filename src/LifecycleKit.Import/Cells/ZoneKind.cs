namespace LifecycleKit.Import;

/// <summary>The kinds of <see cref="ZoneMark"/>.</summary>
internal enum ZoneKind
{
    /// <summary>The cell names no zone.</summary>
    None = 0,

    /// <summary>An offset from UTC.</summary>
    Offset = 1,

    /// <summary>A region with its changes of the clock.</summary>
    Region = 2,

    /// <summary>An abbreviation that several zones have.</summary>
    Shared = 3,
}
