namespace LifecycleKit.Import;

/// <summary>Decides which part each column plays: by the options, else by the profile, else by the names of the general profile.</summary>
internal static class ColumnPlanner
{
    /// <summary>Plans the columns of a header.</summary>
    /// <param name="header">The header.</param>
    /// <param name="options">The options; <see cref="ImportOptions.Columns"/> goes before all names.</param>
    /// <exception cref="ImportException">A column that is needed is missing or has a name that occurs twice; a name or profile of the
    /// options is not known.</exception>
    public static ColumnPlan Plan(TableHeader header, ImportOptions options)
    {
        var index = new HeaderIndex(header.Names);
        var name = options.Profile ?? (options.Format is { } format ? format.Profile : null);
        var profile = name is null ? ImportProfiles.Recognize(index) : ImportProfiles.Get(name);
        var roles = new RoleAssignment(index, profile ?? ImportProfiles.General);
        roles.AddGiven(options);
        if (options.Format is { } earlier) roles.AddEarlier(earlier);
        else roles.AddNamed();
        roles.Check();
        var notes = new PlanNotes(index, roles, isRecognized: name is null);
        return new ColumnPlan([.. header.Names.Select((column, i) => new ImportColumn(i, column, roles.RoleOf(i)))])
        {
            Profile = roles.Profile,
            IsUtc = roles.Profile.IsUtc || (roles[ColumnRole.Date] is >= 0 and var date && index.Parsed[date].IsUtc),
            Currency = notes.Currency ?? roles.Profile.Currency,
            Diagnostics = notes.Build(),
        };
    }
}
