namespace LifecycleKit.Conditions;

/// <summary>Checks ids, which must be usable as keys of a configuration, in lists and in diagrams.</summary>
internal static class Ids
{
    public const string Suggestion = "Use 1 to 100 characters without comma, colon or control characters, and no space around them.";

    /// <summary>Returns what is wrong with an id, as the end of a sentence; null when the id is valid.</summary>
    public static string? Problem(string id)
    {
        if (id.Length == 0) return "is empty";
        if (id.Length > 100) return $"has {id.Length} characters";
        if (id.Trim().Length != id.Length) return $"has space around it: '{id}'";
        return id.Any(c => c is ',' or ':' || char.IsControl(c))
            ? $"contains a comma, a colon or a control character: {ConditionText.Quoted(id)}" : null;
    }
}
