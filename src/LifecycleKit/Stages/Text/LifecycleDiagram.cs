using LifecycleKit.Conditions;

namespace LifecycleKit.Stages;

/// <summary>Draws a lifecycle as text. The same definition always gives the same text, so that a review shows changes.</summary>
/// <remarks>
/// <para>The diagram has a box for each stage, in the order of the definition, with its rank and minimum stay, and a box around each group.
/// It has an arrow for each source stage of a rule, in the order in which rules are tried, with the rule's id, its events or <c>time</c>,
/// its condition, the time that the condition must hold, its cooldown and dates, whether it is chained, and its priority unless 0. The
/// start points at the initial stage, and terminal stages point at the end.</para>
/// <para>Stages are numbered s0, s1 … inside the text, so an id may have any characters; control characters are replaced by spaces. Lines
/// end with <c>\n</c>.</para>
/// </remarks>
internal static class LifecycleDiagram
{
    /// <summary>Returns the lifecycle as a Mermaid state diagram, <c>stateDiagram-v2</c>.</summary>
    /// <remarks>
    /// The text is valid for all ids. Mermaid resolves character references before Markdown, so it may draw <c>*id*</c> in italics.
    /// </remarks>
    public static string ToMermaid(LifecycleDefinition definition)
    {
        return Text(
        [
            "stateDiagram-v2",
            .. Boxes(DiagramGroup.Of(definition), "    "),
            $"    [*] --> {Id(definition.InitialStage)}",
            .. Arrows(definition).Select(arrow => $"    {Id(arrow.From)} --> {Id(arrow.Rule.To)} : {Label(Lines(arrow.Rule))}"),
            .. definition.Stages.Where(stage => stage.IsTerminal).Select(stage => $"    {Id(stage)} --> [*]"),
        ]);

        static IEnumerable<string> Boxes(DiagramGroup group, string indent) =>
        [
            .. group.Stages.Select(stage => $"{indent}state \"{Label(Lines(stage))}\" as {Id(stage)}"),
            .. group.Groups.SelectMany(inner => (string[])
                [$"{indent}state \"{Label([inner.Name])}\" as {inner.Id} {{", .. Boxes(inner, indent + "    "), $"{indent}}}"]),
        ];

        static string Label(IEnumerable<string> lines) => string.Join("<br/>", lines.Select(MermaidText.Line));
    }

    /// <summary>Returns the lifecycle as a directed graph in Graphviz's DOT language; store the text in UTF-8.</summary>
    public static string ToDot(LifecycleDefinition definition)
    {
        return Text(
        [
            $"digraph {Label([definition.Name])} {{",
            "    node [shape=box, style=rounded];",
            "    start [shape=point, label=\"\"];",
            .. Boxes(DiagramGroup.Of(definition), "    "),
            $"    start -> {Id(definition.InitialStage)};",
            .. Arrows(definition).Select(arrow => $"    {Id(arrow.From)} -> {Id(arrow.Rule.To)} [label={Label(Lines(arrow.Rule))}];"),
            "}",
        ]);

        static IEnumerable<string> Boxes(DiagramGroup group, string indent) =>
        [
            .. group.Stages.Select(
                stage => $"{indent}{Id(stage)} [label={Label(Lines(stage))}{(stage.IsTerminal ? ", peripheries=2" : string.Empty)}];"),
            .. group.Groups.SelectMany(inner => (string[])
                [$"{indent}subgraph cluster_{inner.Id} {{", $"{indent}    label={Label([inner.Name])};", .. Boxes(inner, indent + "    "),
                    $"{indent}}}"]),
        ];

        static string Label(IEnumerable<string> lines) => $"\"{string.Join("\\n", lines.Select(DotText.Line))}\"";
    }

    private static string Text(IEnumerable<string> lines) => string.Join('\n', lines) + "\n";

    private static IEnumerable<(Stage From, TransitionRule Rule)> Arrows(LifecycleDefinition definition) =>
        definition.Rules.SelectMany(rule => rule.From, (rule, from) => (from, rule));

    private static string Id(Stage stage) => FormattableString.Invariant($"s{stage.Index}");

    private static IEnumerable<string> Lines(Stage stage)
    {
        yield return stage.Id;
        if (stage.Rank is { } rank) yield return FormattableString.Invariant($"rank {rank}");
        if (stage.MinStay > TimeSpan.Zero) yield return $"for at least {DurationText.Write(stage.MinStay.Ticks)}";
        if (stage.IsTerminal) yield return "terminal";
    }

    private static IEnumerable<string> Lines(TransitionRule rule)
    {
        yield return rule.Id;
        yield return rule.IsTimeBased ? "time" : $"on {rule.On}";
        if (rule.When is { } when) yield return $"when {when}";
        if (rule.ConfirmFor > TimeSpan.Zero) yield return $"for {DurationText.Write(rule.ConfirmFor.Ticks)}";
        if (rule.Cooldown > TimeSpan.Zero) yield return $"cooldown {DurationText.Write(rule.Cooldown.Ticks)}";
        if (rule.EffectiveFrom is { } from) yield return $"from {ConditionText.Instant(from.UtcTicks)}";
        if (rule.EffectiveUntil is { } until) yield return $"until {ConditionText.Instant(until.UtcTicks)}";
        if (rule.IsChained) yield return "chained";
        if (rule.Priority != 0) yield return FormattableString.Invariant($"priority {rule.Priority}");
    }
}
