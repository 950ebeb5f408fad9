using System.Collections.Immutable;

namespace LifecycleKit.Import;

/// <summary>The columns of a header by name.</summary>
internal sealed class HeaderIndex
{
    private readonly Dictionary<string, List<int>> _byKey = new(StringComparer.Ordinal);

    /// <summary>Creates the index.</summary>
    /// <param name="names">The names in the order of the file.</param>
    public HeaderIndex(ImmutableArray<string> names)
    {
        Names = names;
        Parsed = [.. names.Select(name => ColumnName.Parse(name))];
        for (var i = 0; i < names.Length; i++)
        {
            if (Parsed[i].Key.Length == 0) continue;
            if (!_byKey.TryGetValue(Parsed[i].Key, out var columns)) _byKey.Add(Parsed[i].Key, columns = []);
            columns.Add(i);
        }
    }

    /// <summary>The names in the order of the file.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>The names as they are compared.</summary>
    public ImmutableArray<ColumnName> Parsed { get; }

    /// <summary>Whether the header has a name, or one of several.</summary>
    /// <param name="name">The name, or alternatives such as <c>a|b</c>.</param>
    public bool Has(string name) => name.Split('|').Any(part => _byKey.ContainsKey(ColumnName.KeyOf(part)));

    /// <summary>Returns the columns of a name, compared without case, accents, punctuation and unit.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The indexes. Of columns that differ in their unit alone the ones written exactly like the name, if there are any.</returns>
    public IReadOnlyList<int> Find(string name)
    {
        if (!_byKey.TryGetValue(ColumnName.KeyOf(name), out var columns)) return [];
        if (columns.Count == 1) return columns;
        var exact = columns.Where(column => IsSame(Names[column], name)).ToList();
        return exact.Count > 0 ? exact : columns;
    }

    /// <summary>Returns the columns of a name that the caller gave: written like it, without case; else as <see cref="Find"/>.</summary>
    /// <param name="name">The name.</param>
    public IReadOnlyList<int> FindGiven(string name)
    {
        var exact = Enumerable.Range(0, Names.Length).Where(column => IsSame(Names[column], name)).ToList();
        return exact.Count > 0 ? exact : Find(name);
    }

    private static bool IsSame(string column, string name) =>
        string.Equals(column, ShortText.Show(name.AsSpan().Trim()), StringComparison.OrdinalIgnoreCase);
}
