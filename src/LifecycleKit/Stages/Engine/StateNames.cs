namespace LifecycleKit.Stages;

/// <summary>The ids for the indexes in a state, from the version that made the state, or from JSON.</summary>
/// <param name="definitionHash">The content hash of the lifecycle.</param>
/// <param name="stages">The ids of stages, by index.</param>
/// <param name="rules">The ids of rules, in the order in which they are tried.</param>
/// <param name="timedRules">The ids of the rules with a timer, by timer.</param>
internal sealed class StateNames(string definitionHash, string[] stages, string[] rules, string[] timedRules)
{
    public string DefinitionHash { get; } = definitionHash;

    public ReadOnlySpan<string> Stages => stages;

    public ReadOnlySpan<string> Rules => rules;

    public ReadOnlySpan<string> TimedRules => timedRules;

    /// <summary>Returns the slot in which the state stores when the rule of a timer fired.</summary>
    public int FiredSlot(int timer) => StateTicks.FiredSlot(stages.Length, timer);

    /// <summary>Returns the slot in which the state stores since when the condition of a timer's rule has held.</summary>
    public int HeldSlot(int timer) => StateTicks.HeldSlot(stages.Length, timer);

    public static StateNames Of(LifecycleDefinition definition)
    {
        var timed = new string[definition.Rules.Max(rule => (int?)rule.Timer + 1) ?? 0];
        foreach (var rule in definition.Rules)
        {
            if (rule.Timer >= 0) timed[rule.Timer] = rule.Id;
        }

        return new StateNames(
            definition.ContentHash, [.. definition.Stages.Select(stage => stage.Id)], [.. definition.Rules.Select(rule => rule.Id)], timed);
    }
}
