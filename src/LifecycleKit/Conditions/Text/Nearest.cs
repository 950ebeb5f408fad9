namespace LifecycleKit.Conditions;

/// <summary>What somebody probably meant who wrote a name that does not exist.</summary>
internal static class Nearest
{
    /// <summary>"Did you mean …?" when a name is close, by edits or but for case; otherwise the given advice.</summary>
    public static string Hint(string name, IEnumerable<string> known, string otherwise)
    {
        var nearest = known.Select(other => (Name: other, Edits: Edits(name.ToUpperInvariant(), other.ToUpperInvariant())))
            .Where(other => other.Edits <= Math.Max(name.Length < 3 ? 0 : 1, name.Length / 4))
            .OrderBy(other => other.Edits).ThenBy(other => other.Name, StringComparer.Ordinal)
            .FirstOrDefault();
        return nearest.Name is null ? otherwise : $"Did you mean '{nearest.Name}'?";
    }

    /// <summary>The number of letters to insert, remove or replace (Levenshtein 1966).</summary>
    private static int Edits(string from, string to)
    {
        if (Math.Abs(from.Length - to.Length) > from.Length / 4 + 1) return int.MaxValue;
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var (diagonal, left) = (row[0], row[0] = i);
            for (var j = 1; j <= to.Length; j++)
            {
                left = Math.Min(Math.Min(left, row[j]) + 1, diagonal + (from[i - 1] == to[j - 1] ? 0 : 1));
                (diagonal, row[j]) = (row[j], left);
            }
        }

        return row[^1];
    }
}
