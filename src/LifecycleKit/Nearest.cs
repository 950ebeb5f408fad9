namespace LifecycleKit;

/// <summary>Suggests the known name that was probably meant. Its work is bounded, whatever the names are.</summary>
internal static class Nearest
{
    /// <summary>Longer names get no hint.</summary>
    public const int MaxLength = 40;

    /// <summary>A text that has so many diagnostics already gets no further hint.</summary>
    public const int MaxHints = 20;

    /// <summary>So many known names of a similar length are compared.</summary>
    public const int MaxNames = 64;

    /// <summary>"Did you mean …?" when a name is close, by edits or apart from case; otherwise the given advice.</summary>
    /// <param name="name">The name that is not known.</param>
    /// <param name="known">The names that are.</param>
    /// <param name="otherwise">The advice when none is close.</param>
    /// <param name="diagnostics">What was found in the text so far; null when the caller bounds the number of its hints.</param>
    public static string Hint(string name, IEnumerable<string> known, string otherwise, List<Diagnostic>? diagnostics = null)
    {
        if (name.Length > MaxLength || diagnostics?.Count >= MaxHints) return otherwise;
        var most = Math.Max(name.Length < 3 ? 0 : 1, name.Length / 4);
        var upper = name.ToUpperInvariant();
        var nearest = known.Where(other => Math.Abs(other.Length - name.Length) <= most).Take(MaxNames)
            .Select(other => (Name: other, Edits: Edits(upper, other.ToUpperInvariant())))
            .Where(other => other.Edits <= most)
            .OrderBy(other => other.Edits).ThenBy(other => other.Name, StringComparer.Ordinal)
            .FirstOrDefault();
        return nearest.Name is null ? otherwise : $"Did you mean '{nearest.Name}'?";
    }

    /// <summary>The number of letters to insert, remove or replace (Levenshtein 1966).</summary>
    private static int Edits(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(Math.Min(row[j - 1], row[j]) + 1, replaced);
            }
        }

        return row[^1];
    }
}
