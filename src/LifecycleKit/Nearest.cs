namespace LifecycleKit;

/// <summary>Suggests the known name that was probably meant. The work is bounded for any names.</summary>
internal static class Nearest
{
    /// <summary>The largest length of a name with a hint.</summary>
    public const int MaxLength = 40;

    /// <summary>The number of diagnostics from which on a text gets no further hint.</summary>
    public const int MaxHints = 20;

    /// <summary>The largest number of known names of a similar length that are compared.</summary>
    public const int MaxNames = 64;

    /// <summary>
    /// Returns "Did you mean …?" when a known name is close, by edits and regardless of case; otherwise the given advice.
    /// </summary>
    /// <param name="name">The unknown name.</param>
    /// <param name="known">The known names.</param>
    /// <param name="otherwise">The advice when no name is close.</param>
    /// <param name="diagnostics">The diagnostics of the text so far; null when the caller limits the number of hints.</param>
    public static string Hint(string name, IEnumerable<string> known, string otherwise, List<Diagnostic>? diagnostics = null)
    {
        if (name.Length > MaxLength || diagnostics?.Count >= MaxHints) return otherwise;
        var maxEdits = Math.Max(name.Length < 3 ? 0 : 1, name.Length / 4);
        var upper = name.ToUpperInvariant();
        var nearest = known.Where(other => Math.Abs(other.Length - name.Length) <= maxEdits).Take(MaxNames)
            .Select(other => (Name: other, Edits: Edits(upper, other.ToUpperInvariant())))
            .Where(other => other.Edits <= maxEdits)
            .OrderBy(other => other.Edits).ThenBy(other => other.Name, StringComparer.Ordinal)
            .FirstOrDefault();
        return nearest.Name is null ? otherwise : $"Did you mean '{nearest.Name}'?";
    }

    /// <summary>Returns the number of letters to insert, remove or replace (Levenshtein 1966).</summary>
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
