using System.Text;
using LifecycleKit.Conditions;

namespace LifecycleKit.Stages;

/// <summary>A lifecycle as declared: its stages and the rules between them.</summary>
/// <remarks>
/// Build one with <see cref="Build"/>, read one with <see cref="FromJson"/> or <see cref="FromOptions"/>, or take a preset from
/// <see cref="LifecyclePresets"/>, and compile it into a <see cref="LifecycleEngine"/>. Immutable.
/// </remarks>
public sealed partial class LifecycleDefinition
{
    internal LifecycleDefinition(string name, IReadOnlyList<Stage> stages, Stage initial, Stage fallback, IReadOnlyList<TransitionRule> rules)
    {
        (Name, Stages, InitialStage, FallbackStage, Rules) = (name, stages, initial, fallback, rules);
        Cost = new LifecycleCost(stages, rules);
        Notes = [.. NotReplayableRules.Of(rules)];
        ContentHash = LifecycleJson.Hash(this);
    }

    /// <summary>The name of the lifecycle.</summary>
    public string Name { get; }

    /// <summary>The stages at which customers stand, by rank, those without a rank last, and then by id; at most 64.</summary>
    public IReadOnlyList<Stage> Stages { get; }

    /// <summary>The stage in which every customer begins.</summary>
    public Stage InitialStage { get; }

    /// <summary>The stage of customers who were kept at one that this definition does not know, under no former id either.</summary>
    public Stage FallbackStage { get; }

    /// <summary>The rules, in the order they are tried.</summary>
    public IReadOnlyList<TransitionRule> Rules { get; }

    /// <summary>What is suspicious in it, though it works; empty when nothing is.</summary>
    public IReadOnlyList<Diagnostic> Warnings { get; internal init; } = [];

    /// <summary>
    /// What is good to know of it: the rules that a new track or a rebuild can repeat only within the replay horizon of the tracker
    /// (<see cref="DiagnosticIds.NotReplayable"/>), in the order of <see cref="Rules"/>. Notes are not among the <see cref="Warnings"/> and
    /// never refuse.
    /// </summary>
    public IReadOnlyList<Diagnostic> Notes { get; }

    /// <summary>What a step costs at worst.</summary>
    public LifecycleCost Cost { get; }

    /// <summary>
    /// The hash of what it says, 64 digits of upper-case hex: equal for definitions by which every customer moves alike, whether they come
    /// from C#, JSON or options. The name, the order of declaration, and defaults that are spelled out do not change it.
    /// </summary>
    public string ContentHash { get; }

    /// <summary>Declares a lifecycle.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="declare">Declares stages and rules on the builder.</param>
    /// <exception cref="LifecycleDefinitionException">The declaration has errors; the message lists all of them.</exception>
    public static LifecycleDefinition Build(string name, Action<LifecycleDefinitionBuilder> declare)
    {
        ArgumentNullException.ThrowIfNull(declare);
        var builder = new LifecycleDefinitionBuilder(name);
        declare(builder);
        return builder.Finish().GetDefinitionOrThrow();
    }

    /// <summary>Finds a stage.</summary>
    /// <returns>The stage, or null when the definition has none of this id.</returns>
    public Stage? FindStage(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        // Not foreach: the enumerator of an interface is allocated.
        for (var i = 0; i < Stages.Count; i++)
        {
            if (string.Equals(Stages[i].Id, id, StringComparison.Ordinal)) return Stages[i];
        }

        return null;
    }

    /// <summary>The whole definition in canonical text: a line a stage, a line a rule.</summary>
    public override string ToString()
    {
        var text = new StringBuilder($"lifecycle {ConditionText.Name(Name)}\n");
        foreach (var stage in Stages)
        {
            text.Append("stage ").Append(stage.Line());
            if (ReferenceEquals(stage, InitialStage)) text.Append(" initial");
            if (ReferenceEquals(stage, FallbackStage) && !ReferenceEquals(stage, InitialStage)) text.Append(" fallback");
            text.Append('\n');
        }

        foreach (var rule in Rules) text.Append("rule ").Append(rule).Append('\n');
        return text.ToString();
    }
}
