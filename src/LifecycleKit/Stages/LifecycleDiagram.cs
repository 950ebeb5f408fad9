namespace LifecycleKit.Stages;

/// <summary>Draws a lifecycle as text: the same definition always gives the same text, so that a change shows in a review.</summary>
/// <remarks>
/// <para>A box a stage, in declared order, with its rank. An arrow for each stage that a rule leads from, in the order in which rules are
/// tried, with the rule's id, its events or <c>time</c>, its condition, and its priority unless 0. The start points at the initial stage.</para>
/// <para>Stages are numbered s0, s1 … inside the text, so an id may hold anything; control characters in it show as spaces. Lines end in
/// <c>\n</c>. Static and thread-safe.</para>
/// </remarks>
public static class LifecycleDiagram
{
    /// <summary>The lifecycle as a Mermaid state diagram, <c>stateDiagram-v2</c>.</summary>
    /// <remarks>
    /// Valid whatever the ids hold. Mermaid resolves references before it looks for Markdown, so it may draw <c>*id*</c> in italics.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="definition"/> is null.</exception>
    public static string ToMermaid(LifecycleDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return Text(
        [
            "stateDiagram-v2",
            .. definition.Stages.Select(stage => $"    state \"{Label(Lines(stage))}\" as {Id(stage)}"),
            $"    [*] --> {Id(definition.InitialStage)}",
            .. Arrows(definition).Select(arrow => $"    {Id(arrow.From)} --> {Id(arrow.Rule.To)} : {Label(Lines(arrow.Rule))}"),
        ]);

        static string Label(IEnumerable<string> lines) => string.Join("<br/>", lines.Select(MermaidText.Line));
    }

    /// <summary>The lifecycle as a directed graph in Graphviz's DOT language, to be stored in UTF-8.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="definition"/> is null.</exception>
    public static string ToDot(LifecycleDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return Text(
        [
            $"digraph {Label([definition.Name])} {{",
            "    node [shape=box, style=rounded];",
            "    start [shape=point, label=\"\"];",
            .. definition.Stages.Select(stage => $"    {Id(stage)} [label={Label(Lines(stage))}];"),
            $"    start -> {Id(definition.InitialStage)};",
            .. Arrows(definition).Select(arrow => $"    {Id(arrow.From)} -> {Id(arrow.Rule.To)} [label={Label(Lines(arrow.Rule))}];"),
            "}",
        ]);

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
    }

    private static IEnumerable<string> Lines(TransitionRule rule)
    {
        yield return rule.Id;
        yield return rule.IsOnTime ? "time" : $"on {rule.On}";
        if (rule.When is { } when) yield return $"when {when}";
        if (rule.Priority != 0) yield return FormattableString.Invariant($"priority {rule.Priority}");
    }
}
