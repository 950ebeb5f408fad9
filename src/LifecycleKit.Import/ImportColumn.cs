namespace LifecycleKit.Import;

/// <summary>A column of a file.</summary>
/// <param name="Index">The index of the column, from 0.</param>
/// <param name="Name">The name in the header, trimmed.</param>
/// <param name="Role">The part that the column plays.</param>
public sealed record ImportColumn(int Index, string Name, ColumnRole Role);
