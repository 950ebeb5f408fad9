namespace LifecycleKit.Tests.Conventions;

/// <summary>
/// The words of each folder's concepts, which no identifier of a folder to its left contains, and the places that use a word in another
/// meaning, or for a fact that they merely carry.
/// </summary>
internal static class ConceptWords
{
    private static readonly Dictionary<string, string> Folder = new(
        from folder in new (string Name, string[] Words)[]
        {
            ("Conditions", ["predicate"]),
            ("Segments", ["segment"]),
            ("Stages", ["stage", "transition"]),
            ("Metrics", ["metric", "cohort", "funnel"]),
            ("Experiments", ["experiment"]),
            ("Plays", ["play", "playbook"]),
            ("Tracking", ["tracker", "audience"]),
        }
        from word in folder.Words
        select KeyValuePair.Create(word, folder.Name));

    private static readonly (string Path, string Word)[] Exceptions =
    [
        // A Markov chain has stages and transitions, whatever they are the stages of.
        ("Clv/Markov/", "stage"),
        ("Clv/Markov/", "transition"),
        // An event carries the names of the experiment and the play that it is about.
        ("Customers/", "experiment"),
        ("Customers/", "play"),
        ("Conditions/Fields/Fields.Event.cs", "play"),
        ("Conditions/Fields/Fields.All.cs", "play"),
        // A deal is in a stage of its seller's process, which has nothing to do with a lifecycle.
        ("Customers/Deals/", "stage"),
        ("Customers/Packing/DealLedger.Packed.cs", "stage"),
        ("Customers/Snapshots/DealSnapshotJson.cs", "stage"),
        ("Conditions/Fields/Fields.Deals.cs", "stage"),
        ("Conditions/Fields/Fields.All.cs", "stage"),
        // The one list of all ids of diagnostics.
        ("DiagnosticIds.cs", "predicate"),
        ("DiagnosticIds.cs", "segment"),
        ("DiagnosticIds.cs", "stage"),
        ("DiagnosticIds.cs", "transition"),
        ("DiagnosticIds.cs", "experiment"),
        ("DiagnosticIds.cs", "play"),
    ];

    /// <summary>Returns the first word in an identifier that belongs to a folder to the right of the file's; null for none.</summary>
    public static (string Word, string Folder)? Foreign(SourceFile file, string identifier)
    {
        foreach (var word in Words(identifier))
        {
            if (Folder.TryGetValue(word, out var owner)
                && !Folders.MayName(file.Folder, owner)
                && !Exceptions.Any(x => x.Word == word && file.Path.StartsWith(x.Path, StringComparison.Ordinal)))
            {
                return (word, owner);
            }
        }

        return null;
    }

    /// <summary>The words of an identifier, in lower case and singular: <c>StageGroups</c> has stage and group.</summary>
    private static IEnumerable<string> Words(string identifier)
    {
        for (var start = 0; start < identifier.Length;)
        {
            var end = start + 1;
            while (end < identifier.Length && !char.IsUpper(identifier[end]) && identifier[end] != '_') end++;
            yield return identifier[start..end].Trim('_').ToLowerInvariant().TrimEnd('s');
            start = end;
        }
    }
}
