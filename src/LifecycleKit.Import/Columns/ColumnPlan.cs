using System.Collections.Immutable;

namespace LifecycleKit.Import;

/// <summary>The part that each column plays, by profile, names and options.</summary>
internal sealed record ColumnPlan
{
    private readonly int[] _indexes = NoIndexes();

    /// <summary>Creates the plan.</summary>
    /// <param name="columns">The columns in the order of the file, each with its index; a role at most once, <see cref="ColumnRole.None"/>
    /// apart.</param>
    public ColumnPlan(ImmutableArray<ImportColumn> columns)
    {
        Columns = columns;
        foreach (var column in columns)
        {
            if (column.Role != ColumnRole.None) _indexes[(int)column.Role] = column.Index;
        }
    }

    /// <summary>The columns in the order of the file.</summary>
    public ImmutableArray<ImportColumn> Columns { get; }

    /// <summary>The profile, recognised or chosen; <see cref="ImportProfiles.General"/> for a file of no known shop system.</summary>
    public required ImportProfile Profile { get; init; }

    /// <summary>Whether instants of the column of dates without an offset are in UTC: its name or the profile says so.</summary>
    public bool IsUtc { get; init; }

    /// <summary>The currency in the name of the column of amounts or prices, else that of the profile, as an ISO 4217 code; null for
    /// none.</summary>
    public string? Currency { get; init; }

    /// <summary>What was decided by rule: the profile, which column of several was taken.</summary>
    public required ImmutableArray<ImportDiagnostic> Diagnostics { get; init; }

    /// <summary>Returns the index of the column of a role.</summary>
    /// <param name="role">The role.</param>
    /// <returns>The index, from 0; -1 when no column plays the role.</returns>
    public int IndexOf(ColumnRole role) => _indexes[(int)role];

    private static int[] NoIndexes()
    {
        var indexes = new int[Enum.GetValues<ColumnRole>().Length];
        Array.Fill(indexes, -1);
        return indexes;
    }
}
