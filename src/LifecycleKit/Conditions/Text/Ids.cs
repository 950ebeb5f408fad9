namespace LifecycleKit.Conditions;

/// <summary>Ids that can be written anywhere: as a key of a configuration, in a list, in a diagram.</summary>
internal static class Ids
{
    public const string Suggestion = "Use 1 to 100 characters without comma, colon or control characters, and no space around them.";

    /// <summary>What is wrong with an id, as the end of a sentence; null when nothing is.</summary>
    public static string? Problem(string id)
    {
        if (id.Length == 0) return "is empty";
        if (id.Length > 100) return $"has {id.Length} characters";
        if (id.Trim().Length != id.Length) return $"has space around it: '{id}'";
        return id.Any(c => c is ',' or ':' || char.IsControl(c)) ? $"holds a comma, a colon or a control character: {ConditionText.Quoted(id)}" : null;
    }
}
