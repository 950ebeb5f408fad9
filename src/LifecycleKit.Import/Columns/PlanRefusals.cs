namespace LifecycleKit.Import;

/// <summary>The refusals of a header whose columns cannot be planned.</summary>
internal static class PlanRefusals
{
    /// <summary>Creates the refusal of a name that the file does not have.</summary>
    public static ImportException NotInFile(ColumnRole role, string name, HeaderIndex header)
    {
        var near = NearNames.Find(name, header.Names.Where(column => column.Length > 0));
        return Refusal.Column(
            $"The file has no column {ShortText.Quote(name)} for {ColumnRoleNames.Of(role)}.",
            near.Count > 0 ? $"Near names are {ShortText.List(near)}." : $"The columns are {ShortText.List(header.Names)}.");
    }

    /// <summary>Creates the refusal of a column whose name occurs more than once.</summary>
    public static ImportException Repeated(ColumnRole role, string name, int count) =>
        Refusal.Column(
            FormattableString.Invariant(
                $"The file has {count} columns {ShortText.Quote(name)}, and {ColumnRoleNames.Of(role)} needs one of them."),
            $"Rename one of them in the file, or name another column with Columns (--map {ColumnRoleNames.Of(role)}=NAME).");

    /// <summary>Creates the refusal of a column that is given for two roles.</summary>
    public static ImportException TwoRoles(string name, ColumnRole first, ColumnRole second) =>
        Refusal.Column(
            $"The column {ShortText.Quote(name)} is given for {ColumnRoleNames.Of(first)} and for {ColumnRoleNames.Of(second)}.",
            "Give each column one role in Columns (--map).");

    /// <summary>Creates the refusal of a header without a column that is needed.</summary>
    public static ImportException Missing(string what, ColumnRole role, ImportProfile profile, HeaderIndex header)
    {
        var kind = profile == ImportProfiles.General ? "The file" : $"The file ({profile.Title})";
        var advice = profile.Advice ?? $"Name it with Columns (--map {ColumnRoleNames.Of(role)}=NAME).";
        return Refusal.Column(
            $"{kind} has no column that could be the {what}; the columns are {ShortText.List(header.Names)}.", advice);
    }
}
