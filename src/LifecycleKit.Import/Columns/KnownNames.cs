namespace LifecycleKit.Import;

/// <summary>The names of columns that make a row a header: those of all profiles, and those that the options give.</summary>
internal sealed class KnownNames
{
    private static readonly Lazy<HashSet<string>> OfProfiles = new(Collect);

    private readonly HashSet<string> _others;

    private KnownNames(HashSet<string> others) => _others = others;

    /// <summary>Creates the known names.</summary>
    /// <param name="options">The options.</param>
    public static KnownNames Of(ImportOptions options)
    {
        var given = options.Columns.Values.Concat(
            options.Format?.Columns.Where(column => column.Role != ColumnRole.None).Select(column => column.Name) ?? []);
        return new KnownNames([.. given.Select(name => ColumnName.KeyOf(name))]);
    }

    /// <summary>Whether a name is known.</summary>
    /// <param name="name">The name in the file.</param>
    public bool Contains(string name)
    {
        var key = ColumnName.KeyOf(name);
        return key.Length > 0 && (OfProfiles.Value.Contains(key) || _others.Contains(key));
    }

    private static HashSet<string> Collect() =>
        [.. ImportProfiles.All.Append(ImportProfiles.General)
            .SelectMany(profile => profile.Columns.Values.SelectMany(names => names)
                .Concat(profile.Signature.SelectMany(name => name.Split('|'))))
            .Select(name => ColumnName.KeyOf(name))];
}
