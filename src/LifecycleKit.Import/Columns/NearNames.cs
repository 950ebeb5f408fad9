namespace LifecycleKit.Import;

/// <summary>The names that a mistyped one may mean.</summary>
internal static class NearNames
{
    private const int MaxLength = 200;

    /// <summary>Returns the known names that are nearest to a name, the nearest first.</summary>
    /// <param name="name">The name that is not known.</param>
    /// <param name="known">The known names.</param>
    /// <param name="count">The largest number of names to return.</param>
    public static IReadOnlyList<string> Find(string name, IEnumerable<string> known, int count = 3)
    {
        var key = Key(name);
        return [.. known.Select((candidate, index) => (Name: candidate, Index: index, Distance: Distance(key, Key(candidate))))
            .Where(candidate => candidate.Distance <= Math.Max(1, key.Length / 2))
            .OrderBy(candidate => candidate.Distance).ThenBy(candidate => candidate.Index)
            .Select(candidate => candidate.Name).Distinct().Take(count)];
    }

    private static string Key(string name)
    {
        var key = ColumnName.KeyOf(name);
        return key.Length > MaxLength ? key[..MaxLength] : key;
    }

    /// <summary>Returns the number of letters to insert, delete or exchange; 1 when one name contains the other.</summary>
    private static int Distance(string left, string right)
    {
        if (left.Length == 0 || right.Length == 0) return Math.Max(left.Length, right.Length);
        if (left.Length >= 3 && right.Length >= 3
            && (left.Contains(right, StringComparison.Ordinal) || right.Contains(left, StringComparison.Ordinal)))
        {
            return left.Length == right.Length ? 0 : 1;
        }

        var row = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++) row[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var cost = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (left[i - 1] == right[j - 1] ? 0 : 1));
                diagonal = row[j];
                row[j] = cost;
            }
        }

        return row[^1];
    }
}
