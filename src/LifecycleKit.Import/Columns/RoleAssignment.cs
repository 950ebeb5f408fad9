namespace LifecycleKit.Import;

/// <summary>Gives roles to columns, one role a column and one column a role.</summary>
[Mutable("Collects the roles of one header.")]
internal sealed class RoleAssignment
{
    private static readonly ColumnRole[] Roles = [.. Enum.GetValues<ColumnRole>().Where(role => role != ColumnRole.None)];

    private readonly HeaderIndex _header;
    private readonly int[] _columns;
    private readonly ColumnRole[] _roles;
    private readonly HashSet<ColumnRole> _closed = [];

    /// <summary>Creates an assignment without roles.</summary>
    /// <param name="header">The header.</param>
    /// <param name="profile">The profile.</param>
    public RoleAssignment(HeaderIndex header, ImportProfile profile)
    {
        _header = header;
        Profile = profile;
        _columns = new int[Roles.Length + 1];
        Array.Fill(_columns, -1);
        _roles = new ColumnRole[header.Names.Length];
    }

    /// <summary>The profile.</summary>
    public ImportProfile Profile { get; }

    /// <summary>The roles that the options gave.</summary>
    public HashSet<ColumnRole> Given { get; } = [];

    /// <summary>The roles whose column has another column of the same name, and which therefore have none.</summary>
    public List<(ColumnRole Role, string Name)> Repeated { get; } = [];

    /// <summary>Whether the amount of a line is the amount, since the file has no total.</summary>
    public bool UsesLineAmount { get; private set; }

    /// <summary>Whether a column that may be a time of day is the date, since the file has no other.</summary>
    public bool UsesTime { get; private set; }

    /// <summary>The roles that are left open on purpose: an amount where the options give quantity and price.</summary>
    public IReadOnlySet<ColumnRole> Closed => _closed;

    /// <summary>The column of a role, -1 for none.</summary>
    /// <param name="role">The role.</param>
    public int this[ColumnRole role] => _columns[(int)role];

    /// <summary>Returns the role of a column.</summary>
    /// <param name="column">The index of the column.</param>
    public ColumnRole RoleOf(int column) => _roles[column];

    /// <summary>Assigns the columns that the options name.</summary>
    /// <param name="options">The options.</param>
    public void AddGiven(ImportOptions options)
    {
        foreach (var (role, name) in options.Columns.OrderBy(pair => pair.Key))
        {
            if (role == ColumnRole.None) continue;
            var found = _header.FindGiven(name);
            if (found.Count == 0) throw PlanRefusals.NotInFile(role, name, _header);
            if (found.Count > 1) throw PlanRefusals.Repeated(role, _header.Names[found[0]], found.Count);
            if (_roles[found[0]] != ColumnRole.None) throw PlanRefusals.TwoRoles(_header.Names[found[0]], _roles[found[0]], role);
            Assign(role, found[0]);
            Given.Add(role);
        }

        // Quantity × price was asked for: an amount that the file has too would be taken instead.
        if (Given.Contains(ColumnRole.Quantity) && Given.Contains(ColumnRole.Price) && !Given.Contains(ColumnRole.Amount))
            _closed.UnionWith([ColumnRole.Amount, ColumnRole.LineAmount]);
        // The time and the zone beside another date do not belong to the one that was asked for.
        if (Given.Contains(ColumnRole.Date)) _closed.UnionWith([ColumnRole.Time, ColumnRole.Zone]);
    }

    /// <summary>Assigns the columns of an earlier file of the same kind.</summary>
    /// <param name="format">What was understood of it.</param>
    public void AddEarlier(ImportFormat format)
    {
        foreach (var column in format.Columns)
        {
            if (!IsOpen(column.Role)) continue;
            var found = _header.FindGiven(column.Name);
            if (found.Count == 0) throw PlanRefusals.NotInFile(column.Role, column.Name, _header);
            // Of several columns of one name the one at the same place is meant.
            var same = found.Count == 1 ? found[0] : found.FirstOrDefault(candidate => candidate == column.Index, -1);
            if (same < 0) throw PlanRefusals.Repeated(column.Role, column.Name, found.Count);
            if (_roles[same] == ColumnRole.None) Assign(column.Role, same);
        }
    }

    /// <summary>Assigns columns by the names of the profile, and by those of the general one where a column that is needed was
    /// renamed.</summary>
    public void AddNamed()
    {
        foreach (var role in Roles) AddNamed(role, Profile);
        if (Profile != ImportProfiles.General)
        {
            foreach (var role in Roles.Where(role => Profile.Columns.ContainsKey(role) && IsRequired(role)))
                AddNamed(role, ImportProfiles.General);
        }

        UsesLineAmount = TakeOver(ColumnRole.Amount, ColumnRole.LineAmount);
        UsesTime = TakeOver(ColumnRole.Date, ColumnRole.Time);
    }

    /// <summary>Refuses a header without the columns that are needed.</summary>
    public void Check()
    {
        if (this[ColumnRole.Customer] < 0) throw PlanRefusals.Missing("customer", ColumnRole.Customer, Profile, _header);
        if (this[ColumnRole.Date] < 0) throw PlanRefusals.Missing("date", ColumnRole.Date, Profile, _header);
        if (this[ColumnRole.Amount] < 0 && (this[ColumnRole.Quantity] < 0 || this[ColumnRole.Price] < 0))
            throw PlanRefusals.Missing("amount (or quantity and price)", ColumnRole.Amount, Profile, _header);
    }

    private static bool IsRequired(ColumnRole role) => role is ColumnRole.Customer or ColumnRole.Date or ColumnRole.Amount;

    /// <summary>Whether a role changes figures, so that a column that may be the wrong one is refused and not left out.</summary>
    private static bool ChangesFigures(ColumnRole role) =>
        role is not (ColumnRole.Product or ColumnRole.Category or ColumnRole.Discount or ColumnRole.SalesChannel or ColumnRole.Country
            or ColumnRole.ChangedAt or ColumnRole.ShippedAt or ColumnRole.Margin);

    private bool IsOpen(ColumnRole role) => role != ColumnRole.None && this[role] < 0 && !_closed.Contains(role);

    private void AddNamed(ColumnRole role, ImportProfile profile)
    {
        if (!IsOpen(role) || !profile.Columns.TryGetValue(role, out var names)) return;
        foreach (var name in names)
        {
            var free = _header.Find(name).Where(column => _roles[column] == ColumnRole.None).ToList();
            if (free.Count == 0) continue;
            if (free.Count == 1)
            {
                Assign(role, free[0]);
                return;
            }

            if (ChangesFigures(role)) throw PlanRefusals.Repeated(role, _header.Names[free[0]], free.Count);
            Repeated.Add((role, _header.Names[free[0]]));
            return;
        }
    }

    /// <summary>Gives the column of one role to another that has none.</summary>
    private bool TakeOver(ColumnRole role, ColumnRole from)
    {
        if (!IsOpen(role) || Given.Contains(from) || this[from] is not (>= 0 and var column)) return false;
        _columns[(int)from] = -1;
        Assign(role, column);
        return true;
    }

    private void Assign(ColumnRole role, int column)
    {
        _columns[(int)role] = column;
        _roles[column] = role;
    }
}
