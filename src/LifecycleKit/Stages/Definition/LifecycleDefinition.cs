using System.Text;
using LifecycleKit.Conditions;
using LifecycleKit.Segments;

namespace LifecycleKit.Stages;

/// <summary>The definition of a lifecycle: its stages and the rules between them.</summary>
/// <remarks>
/// Create a definition with <see cref="Build"/>, read it with <see cref="FromJson"/> or <see cref="FromOptions"/>, or take a preset from
/// <see cref="LifecyclePresets"/>; then compile it into a <see cref="LifecycleEngine"/>.
/// </remarks>
public sealed partial class LifecycleDefinition
{
    /// <summary>
    /// <c>none</c>: the stage of customers without a segment in the lifecycle of a segment map (<see cref="FromSegmentMap"/>).
    /// </summary>
    public const string NoSegment = "none";

    // The analysis takes longer than reading the definition, and a host that only runs a published definition never asks for it.
    private readonly Lazy<IReadOnlyList<Diagnostic>> _warnings;
    private readonly Lazy<IReadOnlyList<Diagnostic>> _notes;
    private readonly Lazy<LifecycleCost> _cost;

    /// <param name="name">The name.</param>
    /// <param name="kind">What the stages are.</param>
    /// <param name="stages">The stages, in their order.</param>
    /// <param name="initial">The initial stage.</param>
    /// <param name="fallback">The fallback stage.</param>
    /// <param name="rules">The rules, in the order in which they are tried.</param>
    /// <param name="found">The warnings that were found while the declaration was read; those of the analysis are added to them.</param>
    internal LifecycleDefinition(
        string name, LifecycleKind kind, IReadOnlyList<Stage> stages, Stage initial, Stage fallback, IReadOnlyList<TransitionRule> rules,
        IReadOnlyList<Diagnostic> found)
    {
        Name = name;
        Kind = kind;
        Stages = stages;
        InitialStage = initial;
        FallbackStage = fallback;
        Rules = rules;
        _warnings = new(() => DiagnosticList.Listed([.. found, .. LifecycleAnalysis.Of(stages, initial, fallback, rules)]));
        _notes = new(() => [.. NotReplayableRules.Of(rules)]);
        _cost = new(() => new LifecycleCost(stages, rules));
        ContentHash = LifecycleJson.Hash(this);
    }

    /// <summary>The name of the lifecycle.</summary>
    public string Name { get; }

    /// <summary>What the stages are.</summary>
    /// <value><see cref="LifecycleKind.Journey"/> by default.</value>
    public LifecycleKind Kind { get; }

    /// <summary>The stages, ordered by rank, stages without a rank last, and then by id; at most 64. Groups are not included.</summary>
    public IReadOnlyList<Stage> Stages { get; }

    /// <summary>The stage in which every customer begins.</summary>
    public Stage InitialStage { get; }

    /// <summary>The stage for customers whose stored stage this definition does not have, not even as a former id.</summary>
    public Stage FallbackStage { get; }

    /// <summary>The rules, in the order in which they are tried.</summary>
    public IReadOnlyList<TransitionRule> Rules { get; }

    /// <summary>The warnings: probable mistakes in a definition that works; empty for none.</summary>
    /// <remarks>They are found at the first call, which takes longer than the others.</remarks>
    public IReadOnlyList<Diagnostic> Warnings => _warnings.Value;

    /// <summary>
    /// The notes: the rules that a new track or a rebuild can repeat only within the replay horizon of the tracker
    /// (<see cref="DiagnosticIds.NotReplayable"/>), in the order of <see cref="Rules"/>. Notes are not included in <see cref="Warnings"/>
    /// and never reject the definition.
    /// </summary>
    public IReadOnlyList<Diagnostic> Notes => _notes.Value;

    /// <summary>The worst-case cost of a step.</summary>
    public LifecycleCost Cost => _cost.Value;

    /// <summary>
    /// The hash of the content, 64 upper-case hex digits. Definitions with equal hashes move every customer alike, whether they were made
    /// in C#, from JSON or from options. The name, the order of declaration, and explicit defaults do not change the hash.
    /// </summary>
    public string ContentHash { get; }

    /// <summary>Builds a lifecycle.</summary>
    /// <param name="name">The name of the lifecycle.</param>
    /// <param name="declare">Declares stages and rules on the builder.</param>
    /// <exception cref="LifecycleDefinitionException">The declaration has errors; the message lists all of them.</exception>
    public static LifecycleDefinition Build(string name, Action<LifecycleDefinitionBuilder> declare)
    {
        ArgumentNullException.ThrowIfNull(declare);
        var builder = new LifecycleDefinitionBuilder(name);
        declare(builder);
        return builder.Finish().GetDefinitionOrThrow();
    }

    /// <summary>
    /// Returns a lifecycle of kind <see cref="LifecycleKind.Membership"/> whose stages are the segments of a map, under their names, and
    /// <see cref="NoSegment"/>. As a track, a customer is at each instant in the stage of the segment that the map gives them, so that each
    /// segment has transitions, a due instant and an index.
    /// </summary>
    /// <param name="map">
    /// The map. Scores of other bins than the map's have no meaning in it. The name of a segment must be a valid id of a stage, and not
    /// <see cref="NoSegment"/>.
    /// </param>
    /// <exception cref="ArgumentNullException">The map is null.</exception>
    /// <exception cref="LifecycleDefinitionException">The names of the segments are not valid as ids of stages, or the map has more than 63
    /// segments.</exception>
    public static LifecycleDefinition FromSegmentMap(SegmentMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return Build(map.Name, builder => SegmentLifecycle.Declare(builder, map));
    }

    /// <summary>Finds a stage by its id.</summary>
    /// <returns>The stage; null when the definition has no stage with this id.</returns>
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

    /// <summary>Returns the definition in canonical text: one line for each stage and each rule.</summary>
    public override string ToString()
    {
        var kind = Kind == LifecycleKind.Journey ? string.Empty : $" of kind {KindNames.Of(Kind)}";
        var text = new StringBuilder($"lifecycle {ConditionText.Name(Name)}{kind}\n");
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
